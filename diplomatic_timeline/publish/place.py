"""Where publications lie: a folder, a bucket, or any other location that fsspec knows. Files go in and out whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import fsspec

from diplomatic_timeline.errors import PublishError


@dataclass(frozen=True)
class Place:
    """A location of files; each method raises `PublishError` where the location cannot be reached."""

    url: str
    system: Any
    root: str
    errors: tuple[type[Exception], ...] = (OSError, ValueError)

    def read(self, name: str) -> bytes | None:
        """Return the content of a file, None if there is no such file."""
        with self._telling("read"):
            try:
                return self.system.cat_file(self._path(name))
            except FileNotFoundError:
                return None

    def write(self, name: str, content: bytes) -> None:
        """Write a file, over one that is there."""
        with self._telling("written to"):
            self.system.pipe_file(self._path(name), content)

    def create(self, name: str, content: bytes) -> bool:
        """Write a file that is not there yet; say whether it was written."""
        with self._telling("written to"):
            try:
                self.system.pipe_file(self._path(name), content, mode="create")
            except FileExistsError:
                return False
            return True

    def remove(self, name: str) -> None:
        """Remove a file; one that is not there is no error."""
        with self._telling("written to"):
            try:
                self.system.rm_file(self._path(name))
            except FileNotFoundError:
                return

    def sizes(self) -> dict[str, int]:
        """Return the size in bytes of each file by name."""
        with self._telling("read"):
            try:
                found = self.system.ls(self.root, detail=True)
            except FileNotFoundError:
                return {}
            return {entry["name"].rsplit("/", 1)[-1]: int(entry["size"] or 0) for entry in found}

    def _path(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}"

    @contextmanager
    def _telling(self, what: str) -> Iterator[None]:
        try:
            yield
        except self.errors as error:
            raise PublishError(f"'{self.url}', where publications are kept, cannot be {what}: {error}") from error


def open_place(url: str, **options: Any) -> Place:
    """Return the location that a path or an fsspec address such as `s3://bucket/folder` names.

    `options` go to the file system; credentials are found as its own library finds them (for S3 the variables AWS_*).
    Raises `PublishError` for a location that is not known, or whose library is not installed.
    """
    # A folder is made when it is first written to; a bucket is not, as its name may be mistyped.
    making = {} if "://" in url else {"auto_mkdir": True}
    try:
        # What another replica wrote a moment ago must be seen: listings are not kept.
        system, root = fsspec.url_to_fs(url, use_listings_cache=False, **making, **options)
    except (ImportError, ValueError, OSError) as error:
        raise PublishError(f"'{url}' is no location for publications: {error}") from error
    return Place(url, system, root, (*Place.errors, *_errors_of(system)))


def _errors_of(system: Any) -> tuple[type[Exception], ...]:
    """Return the errors of a file system's own library that are no `OSError`, such as missing credentials."""
    if "s3" not in system.protocol:
        return ()
    from botocore.exceptions import BotoCoreError

    return (BotoCoreError,)
