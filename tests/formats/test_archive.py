"""Archives from strangers: nothing leaves the folder, nothing fills the memory."""

import io
import zipfile

import pytest

from diplomatic_timeline.errors import FormatError
from diplomatic_timeline.formats import archive, read_timeline, write_timeline
from diplomatic_timeline.formats.archive import read_folder, read_zip, to_zip
from diplomatic_timeline.formats.datapackage import write_files
from tests.formats.made_up import RICH


def pack(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in files.items():
            packed.writestr(path, content)
    return buffer.getvalue()


def test_a_package_in_one_outer_folder_is_read():
    files = {f"my timeline/{path}": content for path, content in write_files(RICH).items()}
    assert read_timeline(pack(files)).timeline == RICH


@pytest.mark.parametrize(
    "path", ["../evil.txt", "a/../../evil.txt", "/etc/evil", "C:/evil.txt", "..\\evil.txt", "\\\\host\\evil"]
)
def test_a_path_that_leads_out_is_refused(path):
    with pytest.raises(FormatError, match="outside of itself"):
        read_timeline(pack({"datapackage.json": b"{}", path: b"x"}))


@pytest.mark.parametrize("name", ["more.zip", "data.tar", "events.jsonl.gz", "A.ZIP", "a/b.7z"])
def test_an_archive_inside_an_archive_is_refused(name):
    with pytest.raises(FormatError, match="another archive"):
        read_timeline(pack({"datapackage.json": b"{}", name: b"x"}))


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(FormatError, match="would expand to"):
        read_timeline(pack({"datapackage.json": b"{}", "events.jsonl": b"0" * 30_000_000}))


def test_an_archive_of_too_many_files_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_FILES", 3)
    with pytest.raises(FormatError, match="at most 3"):
        read_zip(pack({f"{number}.txt": b"" for number in range(4)}), "it")


def test_a_file_larger_than_the_archive_says_is_refused():
    data = pack({"a.txt": b"1234567890"})
    central = data.index(b"PK\x01\x02")
    size = central + 24
    lied = data[:size] + (3).to_bytes(4, "little") + data[size + 4 :]
    with pytest.raises(FormatError, match="cannot be unpacked"):
        read_zip(lied, "it")


def test_an_encrypted_archive_is_refused():
    data = bytearray(pack({"datapackage.json": b"{}"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(FormatError, match="cannot be unpacked"):
        read_timeline(bytes(data))


@pytest.mark.parametrize("cut", [0.5, 0.9, 0.99])
def test_a_damaged_archive_is_refused(cut):
    data = write_timeline(RICH, "datapackage")
    with pytest.raises(FormatError):
        read_timeline(data[: int(len(data) * cut)])


@pytest.mark.parametrize("place", [35, 60], ids=["no such kind of block", "other bytes than were packed"])
def test_damaged_content_is_refused(place):
    data = bytearray(pack({"a.txt": bytes(range(256)) * 4}))
    data[place] ^= 0xFF
    with pytest.raises(FormatError, match="cannot be unpacked"):
        read_zip(bytes(data), "it")


def test_a_package_folder_that_names_a_file_outside_is_refused(tmp_path):
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.jsonl").write_text("{}")
    descriptor = '{"resources": [{"name": "events", "path": "../secret.jsonl"}]}'
    (tmp_path / "inside" / "datapackage.json").write_text(descriptor)
    with pytest.raises(FormatError, match="outside of itself"):
        read_timeline(tmp_path / "inside")


def test_a_link_that_leads_out_of_a_folder_is_refused(tmp_path):
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.jsonl").write_text("{}")
    try:
        (tmp_path / "inside" / "events.jsonl").symlink_to(tmp_path / "secret.jsonl")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    with pytest.raises(FormatError, match="leads out"):
        read_folder(tmp_path / "inside", ["events.jsonl"])


def test_equal_files_give_equal_archives():
    files = {"b.txt": b"2", "a/c.txt": b"1"}
    assert to_zip(files) == to_zip(files)
    assert read_zip(to_zip(files), "it") == files
