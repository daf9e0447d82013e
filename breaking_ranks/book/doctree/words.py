"""What pages and cards say of a fact: when, who says it, how it is known."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import pandas as pd

from ...analysis import codebook, entries
from ...analysis.codebook import Variable
from ...analysis.corpus import labels
from ...analysis.voices import itself
from ...store import dates
from ...store.corpus import Corpus
from ...store.tables import each

SEVERAL = 2


class Words:
    """The words of the tables for their keys."""

    def __init__(self, data: Corpus) -> None:
        """Read the labels."""
        self.data = data
        self.articles = labels(data)
        self.itself = itself(data)
        self.speakers = data.speakers.set_index("speaker")["name"]
        self.people = data.people.set_index("person")["name"]
        self._values = {(v.sheet, v.variable, v.value): v.label for v in each(data.values)}

    @cached_property
    def _carried(self) -> dict[str, dict[str, str]]:
        """The frames and the functions, each with its name by its column."""
        kinds = {"Frames": codebook.FRAME, "Functions": codebook.FUNCTION}
        return {
            head: codebook.labels(codebook.sentence_variables(self.data, kind))
            for head, kind in kinds.items()
        }

    @cached_property
    def _chosen(self) -> list[Variable]:
        """The roles and the tones."""
        return codebook.sentence_variables(self.data, codebook.ROLE, codebook.TONE)

    def value(self, sheet: str, variable: str, value: str) -> str:
        """Return the name of a value of the codebook."""
        return self._values.get((sheet, variable, value), value)

    def kind(self, fact: Any) -> str:
        """Return what kind of event a fact is, or which question a claim answers."""
        if fact.table == entries.CLAIMS:
            return self.value("claims", "question", fact.kind)
        return self.value("events", "kind", fact.kind)

    def when(self, fact: Any) -> str:
        """Return the date of a fact, and how it is known where no text states it."""
        said = dates.spell(fact.date_edtf)
        return f"{said} ({fact.date_basis})" if fact.date_basis in ("computed", "inferred") else said

    def source(self, fact: Any) -> str:
        """Return who says it: the source that an article gives, or the original source of a claim."""
        if fact.table == entries.EVENTS:
            return self.speaker(fact.source)
        return str(fact.source)

    def speaker(self, key: str) -> str:
        """Return the name of a source; the article itself where it gives none."""
        return self.speakers.get(key, self.itself)

    def about(self, fact: Any) -> str:
        """Return the name of whom or what a fact is about."""
        return self.people.get(fact.person, fact.subject)

    def coded(self, sentences: pd.DataFrame) -> Iterator[tuple[str, str]]:
        """Yield what was coded of the sentences of a paragraph, each with what it answers."""
        rows = list(each(sentences))
        yield (
            "Source",
            _joined((self._source(r) for r in rows), rows),
        )
        yield "Voice", _joined((self.value("sentences", "voice", r.voice) for r in rows), rows)
        for head, names in self._carried.items():
            carried = ([label for name, label in names.items() if getattr(r, name) == 1] for r in rows)
            yield head, _joined(carried, rows)
        for variable in self._chosen:
            values = (getattr(r, variable.name) for r in rows)
            known = ([] if v == variable.absent else [variable.values.get(v, v)] for v in values)
            yield variable.label, _joined(known, rows)

    def _source(self, row: Any) -> str:
        if row.attribution == "none":
            return self.itself
        return f"{self.speaker(row.source)}, {self.value('sources', 'attribution', row.attribution)}"


def _joined(values: Iterable[str | list[str]], rows: list[Any]) -> str:
    """Return each value once, with the numbers of its sentences where it doesn't hold of all of several."""
    holding: dict[str, list[int]] = {}
    for row, found in zip(rows, values, strict=True):
        for value in [found] if isinstance(found, str) else found:
            holding.setdefault(value, []).append(row.sentence)
    told = []
    for value, numbers in holding.items():
        some = 0 < len(numbers) < len(rows)
        which = f" (sentence{'s' if len(numbers) >= SEVERAL else ''} {', '.join(map(str, numbers))})"
        told.append(value + (which if some else ""))
    return "; ".join(told)
