"""The files of the project, as git knows them or would know them."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def project_files(root: Path = ROOT) -> list[Path]:
    """Return every file that is tracked or would be, or, without git, all but hidden folders."""
    command = ["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return [path for path in root.rglob("*") if path.is_file() and not _is_hidden(path.relative_to(root))]
    return [root / name for name in listed.split("\0") if name and (root / name).is_file()]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts[:-1])


def python_files(*folders: str, root: Path = ROOT) -> list[Path]:
    """Return the Python files below some folders (or, named so, single files) of the project."""
    wanted = [root / folder for folder in folders]
    return [
        path
        for path in project_files(root)
        if path.suffix == ".py" and any(path.is_relative_to(folder) for folder in wanted)
    ]


def long_functions(path: Path, limit: int) -> Iterator[str]:
    """Yield `file:line name (lines)` of each function with more than `limit` lines, docstring included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > limit:
                yield f"{path.name}:{node.lineno} {node.name} ({lines})"


def mentions(path: Path, *words: str) -> list[str]:
    """Return the words that a text file contains; none for a file that is not text."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []
    return [word for word in words if word in text]
