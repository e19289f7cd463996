"""The examples for hosting: what they name is there, and what the image copies is all that the app needs."""

import re
import shutil
import subprocess
import sys

from diplomatic_timeline.publish import SETTINGS
from tests.architecture.project import ROOT

IMAGE = (ROOT / "docs" / "hosting" / "Dockerfile").read_text(encoding="utf-8")
COPIED = [line.split()[1:] for line in IMAGE.splitlines() if line.startswith("COPY ")]
START = "from streamlit.testing.v1 import AppTest; app = AppTest.from_file('app.py', default_timeout=60).run(); "


def test_the_app_starts_from_what_the_image_copies(tmp_path):
    for *sources, target in COPIED:
        for source in sources:
            place = tmp_path / target / source if len(sources) > 1 or target == "./" else tmp_path / target
            place.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
            copy(ROOT / source, place)
    script = START + "print(len(app.exception), *(block.proto.body for block in app.get('html')))"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("0 "), done.stderr
    assert "Ukraine" in done.stdout


def test_the_image_runs_as_somebody_without_rights_and_tells_its_health():
    assert IMAGE.index("USER app") < IMAGE.index('CMD ["streamlit"')
    assert "HEALTHCHECK" in IMAGE
    assert "/_stcore/health" in IMAGE


def test_the_image_installs_pinned_files_only():
    assert re.findall(r"pip install (.*)", IMAGE) == ["--no-cache-dir -r requirements.txt -r requirements-s3.txt"]


def test_the_bucket_library_is_the_one_that_is_tested():
    lines = (ROOT / "requirements-s3.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [pin for pin in pins if pin not in (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")] == []


def test_a_proxy_takes_uploads_as_large_as_the_app_does():
    proxy = (ROOT / "docs" / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    allowed = int(re.search(r"client_max_body_size (\d+)m", proxy)[1])
    assert allowed >= int(re.search(r"maxUploadSize = (\d+)", config)[1])


def test_every_setting_is_in_the_reference():
    reference = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert [item.name for item in SETTINGS if f"`{item.name}`" not in reference] == []
