"""The rules of the layout, each a check that can fail."""

import subprocess
import sys
from importlib.metadata import version

import pytest

from tests.architecture.project import ROOT, long_functions, mentions, project_files, python_files

MAY_SAY_SESSION_STATE = "pages/widgets/session.py"


def test_the_core_never_imports_streamlit():
    """Imports every module of the core in a fresh interpreter and looks at what came with it."""
    core = ROOT / "diplomatic_timeline"
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in python_files(core.name)]
    names = [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]
    script = f"import sys\nfor name in {names!r}: __import__(name)\nprint('streamlit' in sys.modules, len(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("False ")
    assert len(names) >= 10


def offenders(root=ROOT):
    return [
        path.relative_to(root).as_posix()
        for path in python_files("pages", "app.py", "diplomatic_timeline", root=root)
        if mentions(path, "session_state") and path.relative_to(root).as_posix() != MAY_SAY_SESSION_STATE
    ]


def test_only_one_module_touches_the_session():
    assert offenders() == []


def test_the_session_rule_sees_an_offender(tmp_path):
    (tmp_path / "pages" / "widgets").mkdir(parents=True)
    (tmp_path / "pages" / "widgets" / "session.py").write_text("st.session_state")
    (tmp_path / "pages" / "widgets" / "other.py").write_text("st.session_state")
    assert offenders(tmp_path) == ["pages/widgets/other.py"]


def test_no_python_file_lies_directly_in_pages():
    """Streamlit would serve it on its own, without the frame, to the first visitor of a fresh server."""
    assert [path.name for path in python_files("pages") if path.parent == ROOT / "pages"] == []


def test_no_function_is_longer_than_a_screen():
    files = python_files("diplomatic_timeline", "pages", "app.py", "scripts")
    assert [found for path in files for found in long_functions(path, 60)] == []


def test_no_file_is_too_long_to_know():
    files = python_files("diplomatic_timeline", "pages", "app.py", "scripts")
    assert [path.name for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 350] == []


def test_the_length_rule_sees_a_long_function(tmp_path):
    source = tmp_path / "long.py"
    source.write_text("def short():\n    return 1\n\n\ndef long():\n" + "    pass\n" * 60)
    assert list(long_functions(source, 60)) == ["long.py:5 long (61)"]


# Put together here, so that this file does not mention them itself.
OUTSIDE = ["/" + "work/", ".." + "/shared", "/" + "home/", "C:" + "\\Users"]


def test_no_file_names_a_place_outside_the_project():
    found = {
        path.relative_to(ROOT).as_posix(): words
        for path in project_files()
        if not path.is_relative_to(ROOT / "data") and (words := mentions(path, *OUTSIDE))
    }
    found.pop(".ci/run", None)
    assert found == {}


def test_the_place_rule_sees_a_mention(tmp_path):
    (tmp_path / "notes.md").write_text(f"see {OUTSIDE[0]}notes")
    assert mentions(tmp_path / "notes.md", *OUTSIDE) == [OUTSIDE[0]]


def test_the_layers_of_the_core_hold():
    """Runs the contracts of pyproject.toml: who may import whom."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


PINNED = [
    line.split("#")[0].strip()
    for name in ("requirements.txt", "requirements-dev.txt")
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith(("#", "-r"))
]


@pytest.mark.parametrize("pin", PINNED)
def test_installed_version_is_the_pinned_one(pin):
    name, _, pinned = pin.partition("==")
    assert pinned
    assert version(name.split("[")[0]) == pinned
