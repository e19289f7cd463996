"""The app without a browser: run by Streamlit's own test runner, on bundled or on made timelines."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from diplomatic_timeline.event import Timeline
from diplomatic_timeline.formats.datapackage import write_folder
from pages.widgets import session

ROOT = Path(__file__).parent.parent.parent

OpenApp = Callable[..., AppTest]


@pytest.fixture
def open_app() -> OpenApp:
    """Return a function that opens the app by a link with these parameters (a list repeats one); it must run."""

    def open_link(**params: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in params.items():
            app.query_params[name.rstrip("_")] = value
        app.run()
        assert not app.exception, [error.value for error in app.exception]
        return app

    return open_link


@pytest.fixture
def with_timeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[Timeline], None]]:
    """Return a function that makes a timeline the only one of the app."""

    def use(timeline: Timeline) -> None:
        write_folder(timeline, tmp_path / timeline.info.id)
        monkeypatch.setattr(session, "DATA", tmp_path)
        st.cache_resource.clear()

    yield use
    st.cache_resource.clear()


def html_of(app: AppTest) -> str:
    """Return all HTML that the app shows, as one text."""
    return "\n".join(block.proto.body for block in app.get("html"))


def buttons(app: AppTest, prefix: str) -> list[str]:
    """Return the labels of the buttons whose keys start so."""
    return [button.label for button in app.button if (button.key or "").startswith(prefix)]
