"""What pages and cards say of a fact: when, who says it, how it is known."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from ... import dates
from ...analysis import entries
from ...analysis.corpus import labels
from ...analysis.voices import ITSELF
from ...corpus import Corpus
from ...tables import each

SEVERAL = 2


class Words:
    """The words of the tables for their keys."""

    def __init__(self, data: Corpus) -> None:
        """Read the labels."""
        self.data = data
        self.articles = labels(data)
        self.frames = data.frames.set_index("frame")["label"]
        self.variables = data.variables.set_index("variable")["label"]
        self.speakers = data.speakers.set_index("speaker")["name"]
        self.people = data.people.set_index("person")["name"]
        self._values = {(v.sheet, v.variable, v.value): v.label for v in each(data.values)}

    def value(self, sheet: str, variable: str, value: str) -> str:
        """Return the name of a value of the codebook."""
        return self._values[sheet, variable, value]

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
        """Return who says it: the source that an article gives, or to whom a claim goes back."""
        if fact.table == entries.EVENTS:
            return self.speaker(fact.source)
        return str(fact.source)

    def speaker(self, key: str) -> str:
        """Return the name of a source; the article itself where it gives none."""
        return self.speakers.get(key, ITSELF)

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
        frames = ([self.frames[f] for f in self.frames.index if getattr(r, f) == 1] for r in rows)
        yield "Frames", _joined(frames, rows)
        functions = ([self.variables[f] for f in entries.FUNCTIONS if getattr(r, f) == 1] for r in rows)
        yield "Functions", _joined(functions, rows)
        for name in (*entries.ROLES, *entries.TONES):
            values = (getattr(r, name) for r in rows)
            known = ([] if v in entries.OF_NOTHING else [self.value("sentences", name, v)] for v in values)
            yield self.variables[name], _joined(known, rows)

    def _source(self, row: Any) -> str:
        if row.attribution == "none":
            return ITSELF
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
