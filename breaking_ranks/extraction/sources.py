"""The articles of a large corpus, in shards: read where they lie, a shard at a time.

A corpus is a JSON Lines file, an object a line with ``article`` (its key) and ``text``, and, where they are
known, ``outlet``, ``published`` and ``genre`` as in the table *articles*; or a folder of text files, each an
article whose key is its path without ``.txt``. An address is a path or what fsspec knows (``s3://...``).
Nothing here holds more than one shard; who gives two articles one key gets rows of both under it.
"""

import hashlib
import io
import json
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import fsspec

from ..store.errors import UserError

SIZE = 200  # articles in a shard: seconds of work, so that little is lost when a run is stopped
_LINES = (".jsonl", ".ndjson")
_KNOWN = ("outlet", "published", "genre")


@dataclass(frozen=True)
class Shard:
    """Some articles of a corpus, by where they lie: lines of a file, or ``files``.

    The first is ``line``, from 1; they stand between the bytes ``start`` and ``end``. ``mark`` is another
    one if they changed.
    """

    number: int
    address: str
    line: int
    start: int
    end: int
    files: tuple[str, ...]
    articles: int
    mark: str


@dataclass(frozen=True)
class Article:
    """An article as it was handed in, or the ``reason`` why it cannot be read; ``place`` says where it is."""

    place: str
    article: str = ""
    text: str = ""
    outlet: str = ""
    published: str = ""
    genre: str = ""
    reason: str = ""


def shards(address: str) -> Iterator[Shard]:
    """Yield the shards of a corpus, always the same ones. ``UserError`` if it cannot be read."""
    system, path = fsspec.core.url_to_fs(address)
    try:
        if system.isdir(path):
            yield from _of_folder(system, path, address)
        elif path.endswith(_LINES) and system.exists(path):
            yield from _of_lines(system, path, address)
        else:
            what = "is not there" if not system.exists(path) else "is no corpus"
            raise UserError(f"{address}: {what}; give a file .jsonl or a folder of files .txt")
    except OSError as error:
        raise UserError(f"{address}: cannot be read ({error.strerror or error}); give another") from error


def _batched(items: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(items)
    while batch := list(islice(left, SIZE)):
        yield batch


def _of_lines(system: Any, path: str, address: str) -> Iterator[Shard]:
    with system.open(path, "rb") as file:
        start = 0
        for number, lines in enumerate(_batched(file)):
            end = start + sum(map(len, lines))
            mark = hashlib.sha256(b"".join(lines)).hexdigest()
            filled = sum(bool(line.strip()) for line in lines)
            yield Shard(number, address, number * SIZE + 1, start, end, (), filled, mark)
            start = end


def _of_folder(system: Any, path: str, address: str) -> Iterator[Shard]:
    for number, files in enumerate(_batched(_files(system, path))):
        told = json.dumps([(name, *map(str, signs)) for name, *signs in files])
        names = tuple(name for name, *_ in files)
        yield Shard(number, address, 0, 0, 0, names, len(names), hashlib.sha256(told.encode()).hexdigest())


def _files(system: Any, path: str, below: str = "") -> Iterator[tuple[Any, ...]]:
    """Yield the text files of a folder and those below it, sorted, with what tells whether they changed."""
    found = {posixpath.basename(one["name"].rstrip("/")): one for one in system.ls(path, detail=True)}
    for name, one in sorted(found.items()):
        if one["type"] == "directory":
            yield from _files(system, one["name"], f"{below}{name}/")
        elif name.endswith(".txt"):
            yield f"{below}{name}", one["size"], one.get("mtime") or one.get("ETag") or ""


def articles(shard: Shard) -> Iterator[Article]:
    """Yield the articles of a shard. ``OSError`` if what holds them cannot be read."""
    system, path = fsspec.core.url_to_fs(shard.address)
    for name in shard.files:
        with system.open(f"{path.rstrip('/')}/{name}", "rb") as file:
            yield _of_file(name, file.read())
    if not shard.files:
        with system.open(path, "rb") as file:
            file.seek(shard.start)
            content = file.read(shard.end - shard.start)
        for line_number, line in enumerate(io.BytesIO(content), start=shard.line):
            if line.strip():
                yield _of_line(f"{posixpath.basename(path)}: line {line_number}", line)


def _of_file(name: str, content: bytes) -> Article:
    try:
        return Article(name, name.removesuffix(".txt"), content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Article(name, reason="is not UTF-8")


def _of_line(place: str, line: bytes) -> Article:
    try:
        found = json.loads(line)
    except ValueError:  # UnicodeDecodeError is one
        return Article(place, reason="is no JSON in UTF-8")
    if not isinstance(found, dict) or not all(isinstance(found.get(n), str) for n in ("article", "text")):
        return Article(place, reason="has no article or no text")
    if not all(isinstance(found.get(name, ""), str) for name in _KNOWN):
        return Article(place, found["article"], reason="outlet, published or genre is no text")
    return Article(place, found["article"], found["text"], **{n: found[n] for n in _KNOWN if n in found})
