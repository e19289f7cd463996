"""Take the pictures of the README from the running app: `python scripts/take_screenshots.py` with Chromium installed.

Starts the app on a free port of this machine, and ends it.
"""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
CLAIM = "putin-kursk-encirclement-claim"
PICTURES: tuple[tuple[str, str, int, int, str], ...] = (
    ("overview", "/", 1440, 900, "light"),
    ("timeline", f"/?page=Timeline&event={CLAIM}&from=2025-03-09&to=2025-03-22", 1440, 1000, "light"),
    ("timeline-dark", "/?page=Timeline&timeline=cuban-missile-crisis-1962&lanes=side", 1440, 900, "dark"),
    ("phone", "/?page=Timeline&lanes=side", 390, 1100, "light"),
)
"""Name, address, width, height and colour scheme of each picture."""


def take(browser: Browser, address: str, picture: tuple[str, str, int, int, str]) -> None:
    """Take one picture of the app at `address` into docs/images/."""
    name, path, width, height, scheme = picture
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address + path)
    page.wait_for_selector(".st-key-chart .scatterlayer .point")
    page.wait_for_selector(IDLE)
    page.wait_for_timeout(2_000)
    page.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")
    page.close()


def main() -> None:
    """Start the app, take every picture, end the app."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    app = subprocess.Popen([*command, "--server.address=127.0.0.1", "--server.headless=true"], cwd=ROOT)  # noqa: S603
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/_stcore/health")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for picture in PICTURES:
                take(browser, address, picture)
                print(f"docs/images/{picture[0]}.png")
    finally:
        app.terminate()
        app.wait()


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310 - an address of this machine
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"no answer from {url}")


if __name__ == "__main__":
    main()
