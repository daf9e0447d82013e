"""A folder on a disk or wherever fsspec reaches, whose files are written whole or not at all."""

import uuid

import fsspec


class Folder:
    """The folder at an address: a path, or what fsspec knows, such as ``s3://...``."""

    def __init__(self, address: str) -> None:
        self._system, path = fsspec.core.url_to_fs(address)
        self._path = path.rstrip("/")

    def write(self, name: str, content: bytes) -> None:
        """Write a file under another name and rename it. ``OSError`` if that fails."""
        folder, _, file = f"{self._path}/{name}".rpartition("/")
        self._system.makedirs(folder, exist_ok=True)
        temporary = f"{folder}/.{file}.{uuid.uuid4().hex}"
        self._system.pipe_file(temporary, content)
        self._system.mv(temporary, f"{folder}/{file}")

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; ``None`` if it is not there."""
        try:
            return self._system.cat_file(f"{self._path}/{name}")
        except FileNotFoundError:
            return None

    def names(self, below: str) -> list[str]:
        """Return the names of the files in a folder in this one, those begun and not renamed too."""
        try:
            found = self._system.ls(f"{self._path}/{below}", detail=False)
        except FileNotFoundError:
            return []
        return sorted(name.rpartition("/")[2] for name in found)

    def remove(self, name: str) -> None:
        """Remove a file."""
        self._system.rm_file(f"{self._path}/{name}")
