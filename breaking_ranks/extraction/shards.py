"""One shard of a large corpus: its articles in, its files out, and a mark that says that they are whole."""

import hashlib
import io
import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from ..store import tables
from ..text.extract import extract
from ..text.inputs import Lists
from . import sources
from .derive import STATEMENT
from .folder import Folder
from .sources import Article, Shard

MARKS = "marks"
PARQUET, CSV = "parquet", "csv"
ARTICLES, SET_ASIDE = "articles", "set_aside"
_MODULUS = 1 << 256
_COLUMNS = {
    ARTICLES: ("article", "outlet", "published", "genre", "place"),
    SET_ASIDE: ("article", "place", "reason"),
}
_OWN = {name: [{"name": one, "type": "string"} for one in columns] for name, columns in _COLUMNS.items()}


@dataclass(frozen=True)
class Job:
    """What every shard of a run needs: where files go, their formats, the lists, the fields of each table."""

    output: str
    formats: tuple[str, ...]
    lists: Lists
    derived: dict[str, list[tables.Field]]

    @property
    def fields(self) -> dict[str, list[tables.Field]]:
        """The fields of every table that is written: *articles*, the derived tables, *set_aside*."""
        return {**self.derived, **_OWN}


@dataclass
class Mark:
    """What a shard comes to, or several: articles, words, and the rows and the digest of each table.

    The digest is the sum over articles of the SHA-256 of their lines: the same rows have the same one,
    however they were cut into shards and in whatever order these were done.
    """

    shard: str = ""
    articles: int = 0
    set_aside: int = 0
    words: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    digests: dict[str, int] = field(default_factory=dict)

    def copy(self) -> "Mark":
        """Return a mark of the same."""
        return replace(self, rows=dict(self.rows), digests=dict(self.digests))

    def add(self, other: "Mark") -> None:
        """Add what another shard comes to."""
        self.articles += other.articles
        self.set_aside += other.set_aside
        self.words += other.words
        for name, number in other.rows.items():
            self.rows[name] = self.rows.get(name, 0) + number
        for name, number in other.digests.items():
            self.digests[name] = (self.digests.get(name, 0) + number) % _MODULUS


def work(job: Job, shard: Shard) -> Mark:
    """Extract a shard, write its files and then its mark; return the mark.

    An article that cannot be read or extracted goes to the table *set_aside* with the reason, and the others
    go on. ``OSError`` if the corpus or the place of the files cannot be used.
    """
    mark = Mark(shard.mark)
    written: dict[str, list[str]] = {name: [] for name in job.fields}
    for article in sources.articles(shard):
        lines, counted = _extracted(job, article)
        mark.add(counted)
        for name, text in lines.items():
            written[name].append(text)
    folder = Folder(job.output)
    for name, texts in written.items():
        content = (tables.header(job.fields[name]) + "".join(texts)).encode()
        for kind in job.formats:
            made = content if kind == CSV else _parquet(content, job.fields[name])
            folder.write(f"{name}/{shard.number:06}.{kind}", made)
    folder.write(_place(shard), json.dumps(asdict(mark)).encode())
    return mark


def done(job: Job, shard: Shard) -> Mark | None:
    """Return the mark of a shard that was done before; ``None`` if it was not, or has changed."""
    content = Folder(job.output).read(_place(shard))
    found = Mark(**json.loads(content)) if content else None
    return found if found and found.shard == shard.mark else None


def _place(shard: Shard) -> str:
    return f"{MARKS}/{shard.number:06}.json"


def _extracted(job: Job, article: Article) -> tuple[dict[str, str], Mark]:
    """Return the lines of every table that one article gives, and what they come to."""
    if article.reason:
        return _counted(job, {SET_ASIDE: [vars(article)]}, Mark(set_aside=1))
    try:
        document = article.genre == STATEMENT
        rows = extract(article.article, article.text, job.lists, document=document)
        counts = Mark(articles=1, words=len(article.text.split()))
        return _counted(job, {ARTICLES: [vars(article)], **rows}, counts)
    except Exception as error:  # whatever is wrong with one article, the others go on
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return _extracted(job, replace(article, reason=reason))


def _counted(job: Job, rows: dict[str, list[dict[str, Any]]], mark: Mark) -> tuple[dict[str, str], Mark]:
    lines = {name: tables.lines(job.fields[name], found) for name, found in rows.items() if found}
    for name, text in lines.items():
        mark.rows[name] = len(rows[name])
        mark.digests[name] = int(hashlib.sha256(text.encode()).hexdigest(), 16)
    return lines, mark


def _parquet(content: bytes, fields: list[tables.Field]) -> bytes:
    """Return a table that is CSV as Parquet, with the same values."""
    import polars  # here: a run that writes CSV alone does without

    types = {
        "string": polars.String, "integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean
    }  # fmt: skip
    schema = {one["name"]: types[one["type"]] for one in fields}
    file = io.BytesIO()
    polars.read_csv(content, schema=schema, empty_string_is_null=False).write_parquet(file)
    return file.getvalue()
