"""From the articles to ``data/derived``: read, extract, write."""

from collections.abc import Iterator
from typing import Any

from . import raw, tables
from .analysis import sampling
from .text.clean import Rule
from .text.extract import Lists, cue_stems, extract
from .text.names import Names

STATEMENT = "first-person statement"


def rules() -> list[Rule]:
    """Return the rules of the parts, from ``parts``."""
    return [
        Rule(r.rule, r.article, None if r.line is tables.NOTHING else int(r.line), r.pattern, r.part)
        for r in tables.rows("parts")
    ]


def lists() -> Lists:
    """Return what people decided and the program needs, from the coded tables."""
    return Lists(
        rules=rules(),
        names=Names(r.form for r in tables.rows("name_forms")),
        cues={r.frame: cue_stems(r.cues) for r in tables.rows("frames")},
    )


def rows() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every derived table that comes from the articles, by table name.

    ``TableError`` if an article is missing or changed.
    """
    genres = tables.load("articles").set_index("article")["genre"]
    coded = lists()
    merged: dict[str, list[dict[str, Any]]] = {}
    for article, text in raw.read_all().items():
        for name, found in extract(article, text, coded, document=genres[article] == STATEMENT).items():
            merged.setdefault(name, []).extend(found)
    return merged


def write() -> Iterator[str]:
    """Write the derived tables, all rows known before the first is written; yield a line for each."""
    for name, found in rows().items():
        place = tables.write(name, found)
        yield f"{place.relative_to(tables.DATA.parent)}: {len(found)} rows"
    sample = sampling.sample(tables.load_all()).to_dict("records")
    yield f"{tables.write('sample', sample).relative_to(tables.DATA.parent)}: {len(sample)} rows"  # type: ignore[arg-type]
