"""The bundled timelines follow from the facts and the reviewed tables beside them."""

import subprocess
import sys

BUILT = ("datapackage.json", "events.jsonl", "actors.csv", "sources.csv")


def test_the_script_gives_the_committed_files_byte_for_byte(root, bundled, tmp_path):
    command = [sys.executable, str(root / "scripts" / "build_bundled.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    folders = sorted(path.parent.name for path in bundled.glob("*/datapackage.json"))
    assert sorted(path.name for path in tmp_path.iterdir()) == folders
    for folder in folders:
        assert sorted(path.name for path in (tmp_path / folder).iterdir()) == sorted(BUILT)
        for file in BUILT:
            assert (tmp_path / folder / file).read_bytes() == (bundled / folder / file).read_bytes(), file
