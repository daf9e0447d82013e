"""What each coder said of each sentence, with the place of the sentence in the file of the article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..analysis.corpus import KEYS
from ..store.corpus import Corpus
from ..store.tables import each
from . import codes
from .codes import Code
from .names import guid


class Coder(NamedTuple):
    """Who coded: a name, and for each sheet that is coded by sentence its table."""

    key: str
    name: str
    tables: tuple[tuple[str, str], ...]

    @property
    def guid(self) -> str:
        """The identifier of the coder."""
        return guid("coder", self.key)


SETTLED = Coder("settled", "Language model, settled", (("sentences", "codings"), ("sources", "sources")))
PASSES = tuple(
    Coder(f"pass_{n}", f"Language model, pass {n}", (("sentences", f"pass_{n}"), ("sources", f"sources_{n}")))
    for n in (1, 2)
)


@dataclass(frozen=True)
class Coded:
    """A sentence as one coder coded it: where it stands, its codes, the coder's notes, whom it is about."""

    article: str
    place: str
    start: int
    end: int
    codes: tuple[Code, ...]
    notes: tuple[str, ...]
    people: tuple[str, ...]
    guid: str


def coded(data: Corpus, coder: Coder) -> Iterator[Coded]:
    """Yield every sentence as ``coder`` coded it, in the order of ``sentences``.

    A value that means that there is nothing to code (no, none, not in the sentence) is no code; since every
    sentence was coded by every variable, nothing is lost. ``people`` are known of the settled codings alone.
    """
    known = codes.values(codes.tree(data))
    sheets = {sheet: _by_sentence(getattr(data, table)) for sheet, table in coder.tables}
    for row in each(data.sentences[[*KEYS, "start", "end"]]):
        key = (row.article, row.paragraph, row.sentence)
        cells = {sheet: rows[key] for sheet, rows in sheets.items()}
        yield Coded(
            article=row.article, place=f"{row.paragraph}.{row.sentence}", start=row.start, end=row.end,
            codes=tuple(_codes(known, cells)), notes=tuple(c["note"] for c in cells.values() if c["note"]),
            people=tuple(cells["sentences"].get("target_person", "").split(";")),
            guid=guid("selection", coder.key, *key),
        )  # fmt: skip


def _by_sentence(table: Any) -> dict[tuple[Any, ...], dict[str, Any]]:
    return {tuple(row[k] for k in KEYS): row for row in table.to_dict("records")}


def _codes(known: dict[tuple[str, ...], Code], cells: dict[str, dict[str, Any]]) -> Iterator[Code]:
    for sheet, row in cells.items():
        for column, cell in row.items():
            for value in str(cell).split(";"):
                code = known.get((sheet, column, value))
                if code and not code.absent:
                    yield code
