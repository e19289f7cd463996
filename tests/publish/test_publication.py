"""Publications: kept in a folder, in memory or in a bucket, under ids that follow from their content."""

import json
import re
from datetime import date

import pytest
from moto.server import ThreadedMotoServer

from diplomatic_timeline.errors import PublishError
from diplomatic_timeline.event import Event, Timeline, TimelineInfo
from diplomatic_timeline.formats import read_timeline
from diplomatic_timeline.publish import (
    Quotas,
    describe_publication,
    is_publication_id,
    open_place,
    publish,
    read_publication,
    withdraw,
)
from tests.formats.made_up import RICH

TODAY = date(2031, 5, 6)
QUOTAS = Quotas()
OWN = Timeline(RICH.info, tuple(event.model_copy(update={"provenance": None}) for event in RICH.events), RICH.actors)


@pytest.fixture(scope="module")
def bucket():
    """Return options for a bucket on an S3 server of our own."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    options = {"endpoint_url": f"http://{host}:{port}", "key": "name", "secret": "word"}
    open_place("s3://timelines", **options).system.mkdir("timelines")
    yield options
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def open_it(request, tmp_path):
    """Return a function that opens the same location again, as another replica would."""
    if request.param == "folder":
        return lambda: open_place(str(tmp_path / "published"))
    options = request.getfixturevalue("bucket")
    return lambda: open_place(f"s3://timelines/{tmp_path.name}", skip_instance_cache=True, **options)


def test_what_is_published_is_read_by_another_replica_without_loss(open_it, bundled):
    timeline = read_timeline(bundled / "cuban-missile-crisis-1962").timeline
    publication, token = publish(open_it(), timeline, TODAY, QUOTAS)
    assert token
    assert is_publication_id(publication.id)
    assert publication.events == len(timeline.events)
    other = open_it()
    assert read_publication(other, publication.id, QUOTAS) == timeline
    assert describe_publication(other, publication.id).published == "2031-05-06"


def test_the_same_timeline_has_one_link_and_only_its_first_publisher_a_token(open_it):
    first, token = publish(open_it(), OWN, TODAY, QUOTAS)
    again, none = publish(open_it(), OWN, date(2032, 1, 1), QUOTAS)
    assert (again, none) == (first, None)
    assert token
    changed, _ = publish(open_it(), Timeline(OWN.info, OWN.events[:1]), TODAY, QUOTAS)
    assert changed.id != first.id
    assert read_publication(open_it(), first.id, QUOTAS).events == OWN.events


def test_a_publication_is_withdrawn_by_its_token_alone(open_it):
    publication, token = publish(open_it(), OWN, TODAY, QUOTAS)
    with pytest.raises(PublishError, match="not the token"):
        withdraw(open_it(), publication.id, "guess")
    withdraw(open_it(), publication.id, f" {token}\n")
    with pytest.raises(PublishError, match="nothing is published here"):
        read_publication(open_it(), publication.id, QUOTAS)
    assert publication.id not in {name.partition(".")[0] for name in open_it().sizes()}


def test_ids_cannot_be_guessed_from_the_content(tmp_path):
    ids = {publish(open_place(str(tmp_path / name)), OWN, TODAY, QUOTAS)[0].id for name in "ab"}
    assert len(ids) == 2
    assert all(re.fullmatch(r"pub-[a-z2-7]{26}", name) for name in ids)


def test_the_token_is_not_kept(tmp_path):
    place = open_place(str(tmp_path))
    _, token = publish(place, OWN, TODAY, QUOTAS)
    assert not [name for name in place.sizes() if token.encode() in place.read(name)]


@pytest.mark.parametrize(
    ("quotas", "said"),
    [
        (Quotas(most_bytes=100), "bytes when packed; at most 100"),
        (Quotas(most_publications=1), "1 publications already"),
        (Quotas(most_bytes_in_all=3_000), "no room for"),
    ],
)
def test_quotas_hold(open_it, quotas, said):
    publish(open_it(), OWN, TODAY, QUOTAS)
    with pytest.raises(PublishError, match=said):
        publish(open_it(), Timeline(OWN.info, OWN.events[:2]), TODAY, quotas)


def test_a_changed_file_is_not_opened(open_it):
    publication, _ = publish(open_it(), OWN, TODAY, QUOTAS)
    open_it().write(f"{publication.id}.zip", b"PK something else")
    with pytest.raises(PublishError, match="changed after it was published"):
        read_publication(open_it(), publication.id, QUOTAS)


@pytest.mark.parametrize("name", ["pub-x", "../../etc/passwd", "pub-aaaaaaaaaaaaaaaaaaaaaaaaaa/..", "", "mine-x-0123"])
def test_what_is_no_id_is_refused_before_anything_is_read(name, tmp_path):
    with pytest.raises(PublishError, match="is not the id"):
        read_publication(open_place(str(tmp_path)), name, QUOTAS)


def test_rows_that_may_not_be_passed_on_are_left_out_and_counted(tmp_path):
    place = open_place(str(tmp_path))
    publication, _ = publish(place, RICH, TODAY, QUOTAS)
    assert (publication.events, publication.withheld) == (2, 1)
    assert "offer" not in {event.id for event in read_publication(place, publication.id, QUOTAS).events}


def test_what_is_kept_of_a_publication_must_be_readable(tmp_path):
    place = open_place(str(tmp_path))
    publication, _ = publish(place, OWN, TODAY, QUOTAS)
    place.write(f"{publication.id}.json", json.dumps({"id": 1}).encode())
    with pytest.raises(PublishError, match="cannot be read"):
        describe_publication(place, publication.id)


def test_a_location_that_is_not_known_is_named():
    with pytest.raises(PublishError, match="'nowhere://x' is no location"):
        open_place("nowhere://x")


def test_a_location_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PublishError, match="cannot be"):
        publish(open_place(str(tmp_path / "file")), OWN, TODAY, QUOTAS)


def test_an_empty_timeline_can_be_published(tmp_path):
    empty = Timeline(TimelineInfo(id="e", title="E"), (Event(id="a", title="A"),))
    place = open_place(str(tmp_path))
    publication, _ = publish(place, empty, TODAY, QUOTAS)
    assert read_publication(place, publication.id, QUOTAS).events == empty.events


def test_a_bucket_that_is_not_there_is_named_and_not_made(bucket):
    with pytest.raises(PublishError, match="'s3://mistyped/x', where publications are kept, cannot be written to"):
        publish(open_place("s3://mistyped/x", **bucket), OWN, TODAY, QUOTAS)
    assert not open_place("s3://timelines", **bucket).system.exists("mistyped")


def test_missing_credentials_are_said(bucket, monkeypatch, tmp_path):
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    place = open_place("s3://timelines/x", endpoint_url=bucket["endpoint_url"], skip_instance_cache=True)
    with pytest.raises(PublishError, match="credentials"):
        publish(place, OWN, TODAY, QUOTAS)


def test_the_usual_variables_lead_to_a_bucket(bucket, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", bucket["endpoint_url"])
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", bucket["key"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", bucket["secret"])
    place = open_place("s3://timelines/by-variables", skip_instance_cache=True)
    publication, _ = publish(place, OWN, TODAY, QUOTAS)
    assert read_publication(place, publication.id, QUOTAS).events == OWN.events
