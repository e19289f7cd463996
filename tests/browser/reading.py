"""What a browser shows, read once it is there: an element can stand before its text, an address is written late."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PATIENCE

_PAUSE = 50


def read_text(locator: Locator, pattern: str = r"\S") -> str:
    """Return the text of one element as soon as `pattern` is found in it."""
    expect(locator).to_contain_text(re.compile(pattern))
    return locator.inner_text()


def read_params(page: Page) -> dict[str, list[str]]:
    """Return the parameters that the address carries now."""
    return parse_qs(urlsplit(page.url).query)


def expect_params(page: Page, wanted: dict[str, list[str]]) -> None:
    """Wait until the address carries just these parameters; fail with those that it has instead."""
    for _ in range(PATIENCE // _PAUSE):
        if read_params(page) == wanted:
            return
        page.wait_for_timeout(_PAUSE)
    assert read_params(page) == wanted
