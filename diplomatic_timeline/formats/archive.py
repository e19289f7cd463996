"""Packages of files: read from a folder or a .zip within limits, and written so that equal content is equal bytes."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from diplomatic_timeline.errors import FormatError

Files = Mapping[str, bytes]
"""Contents by path inside the package, with forward slashes."""

MAX_BYTES = 512 * 1024 * 1024
MAX_FILES = 10_000
MAX_RATIO = 1_000
"""An archive that expands more than this is refused: text compresses about 10 times, a bomb thousands of times."""

_ARCHIVES = (".zip", ".gz", ".bz2", ".xz", ".7z", ".tar", ".tgz", ".rar", ".zst")
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)


def open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """Return an archive that passed the checks; raises `FormatError` if it is damaged, too large or unsafe."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise FormatError(f"{name} is not a readable zip archive: {error}; download or export it again") from error
    entries = archive.infolist()
    if len(entries) > MAX_FILES:
        raise FormatError(f"{name} holds {len(entries):,} files; at most {MAX_FILES:,} are read")
    for entry in entries:
        _check_name(entry.filename, name)
    size = sum(entry.file_size for entry in entries)
    if size > MAX_BYTES or size > MAX_RATIO * max(len(data), 1_024):
        raise FormatError(f"{name} would expand to {size:,} bytes; at most {MAX_BYTES:,} are read")
    return archive


def read_zip(data: bytes, name: str) -> Files:
    """Return the files of an archive; raises `FormatError` as `open_zip` does, and for archives inside it."""
    archive = open_zip(data, name)
    files = {}
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        if entry.filename.lower().endswith(_ARCHIVES):
            raise FormatError(f"{name} holds another archive, '{entry.filename}'; unpack it first")
        files[entry.filename] = _read_entry(archive, entry, name)
    return _without_outer_folder(files)


def read_folder(folder: Path, paths: list[str]) -> Files:
    """Return those of the files that exist in the folder; raises `FormatError` for a path that leads out of it."""
    root = folder.resolve()
    files = {}
    for path in paths:
        _check_name(path, folder.name)
        place = (root / path).resolve()
        if not place.is_relative_to(root):
            raise FormatError(f"'{path}' leads out of the folder {folder.name}")
        if place.is_file():
            files[path] = place.read_bytes()
    return files


def to_zip(files: Files) -> bytes:
    """Return an archive in the order given, with fixed times, so that equal files give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, _FIRST_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def _check_name(path: str, name: str) -> None:
    parts = PurePosixPath(path.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in path or not path:
        raise FormatError(f"{name} names a file outside of itself, '{path}'; it was not opened")


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    # The library stops at the size that the directory declares, which was checked, whatever the entry holds.
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise FormatError(f"'{entry.filename}' in {name} cannot be unpacked: {error}") from error


def _without_outer_folder(files: Files) -> Files:
    """Drop the one folder that "compress this folder" puts around everything."""
    tops = {path.partition("/")[0] for path in files}
    if len(tops) != 1 or not all("/" in path for path in files):
        return files
    return {path.partition("/")[2]: content for path, content in files.items()}
