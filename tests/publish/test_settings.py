"""Settings: a table of variables with defaults, read with a message that names what is wrong."""

import pytest

from diplomatic_timeline.errors import PublishError
from diplomatic_timeline.publish import SETTINGS, Quotas, read_settings


def test_without_variables_everything_has_its_default():
    settings = read_settings({})
    assert (settings.publishing, settings.place, settings.quotas) == ("auto", "published", Quotas())
    assert "docs.google.com" in settings.limits.hosts
    assert read_settings(dict.fromkeys((setting.name for setting in SETTINGS), "")) == settings


def test_variables_change_it():
    settings = read_settings(
        {"TIMELINE_PUBLISH": "On", "TIMELINE_PUBLISH_MOST": "5", "TIMELINE_SOURCE_HOSTS": "A.example, *.b.example"}
    )
    assert (settings.publishing, settings.quotas.most_publications) == ("on", 5)
    assert settings.limits.hosts == ("a.example", "*.b.example")
    assert read_settings({"TIMELINE_SOURCE_HOSTS": "none"}).limits.hosts == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [("TIMELINE_PUBLISH", "yes"), ("TIMELINE_PUBLISH_MOST", "0"), ("TIMELINE_SOURCE_SECONDS", "a while")],
)
def test_a_text_that_is_not_understood_is_named(name, text):
    with pytest.raises(PublishError, match=f"{name} is '{text}'"):
        read_settings({name: text})
