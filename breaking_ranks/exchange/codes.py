"""The codebook as a tree: sheets, in them frames and variables, in these the values that a coder can give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..store.corpus import Corpus
from ..store.tables import each
from .names import guid

SENTENCES = "sentences"  # the sheet that frames belong to
_YES, _NO = "1", "0"
_KEYS_OF = re.compile(r"(a key|keys) of data/coded/(?P<table>\w+)\.csv(?P<more>(, or \w+)*)")


@dataclass(frozen=True)
class Code:
    """A value, or the group of the values of a variable or of a sheet; then ``parts`` are these.

    ``path`` are the keys under which it stands: sheet, variable, value. No two names are alike, because
    programs know codes by name. ``absent`` says that the value means that there is nothing to code.
    """

    path: tuple[str, ...]
    name: str
    description: str
    parts: tuple["Code", ...] = ()
    absent: bool = False

    @property
    def guid(self) -> str:
        """The identifier of the code."""
        return guid("code", *self.path)


def tree(data: Corpus) -> list[Code]:
    """Return a group for each sheet of ``variables``, in its order; frames come first in theirs."""
    return [_sheet(data, str(sheet)) for sheet in data.variables["sheet"].unique()]


def values(codes: list[Code]) -> dict[tuple[str, ...], Code]:
    """Return every value of a tree of codes by its path."""
    found: dict[tuple[str, ...], Code] = {}
    for code in codes:
        found |= values(list(code.parts)) if code.parts else {code.path: code}
    return found


def _sheet(data: Corpus, sheet: str) -> Code:
    variables = data.variables[data.variables["sheet"] == sheet]
    groups = [_variable(data, row) for row in each(variables)]
    if sheet == SENTENCES:
        groups = [_frames(data), *groups]
    told = f"Coded once for each {variables['unit'].iloc[0]}."
    return Code((sheet,), f"Sheet {sheet.replace('_', ' ')}", told, tuple(groups))


def _frames(data: Corpus) -> Code:
    told = "What a sentence stresses. A sentence may have several frames, or none."
    return Code((SENTENCES, "frames"), "Frames", told, tuple(map(_frame, each(data.frames))))


def _frame(row: Any) -> Code:
    told = f"{row.definition} Include: {row.include} Exclude: {row.exclude} Example: {row.example}"
    return Code((SENTENCES, row.frame, _YES), row.label, told)


def _variable(data: Corpus, row: Any) -> Code:
    shared = (data.variables["label"] == row.label).sum() > 1
    title = f"{row.label} ({row.sheet})" if shared else row.label
    found = [_value(row, title, *value) for value in _values(data, row)]
    return Code((row.sheet, row.variable), title, row.definition, tuple(found))


def _value(row: Any, title: str, value: str, label: str, note: str) -> Code:
    told = " ".join(filter(None, (f"Value {value} of {row.variable}.", note, row.definition)))
    absent = value in ("none", "na") or (value == _NO and row.values == f"{_NO}|{_YES}")
    return Code((row.sheet, row.variable, value), f"{title}: {label}", told, absent=absent)


def _values(data: Corpus, row: Any) -> Iterator[tuple[str, str, str]]:
    """Yield key, label and note of each value that a variable may have; keys of a table bring its names."""
    if link := _KEYS_OF.match(row.values):
        table = getattr(data, link["table"])
        for key, name, note in zip(table.iloc[:, 0], table["name"], table["note"], strict=True):
            yield key, name, f"{note}." if note else ""
        for extra in link["more"].split(", or ")[1:]:
            yield extra, extra, ""
        return
    labels = data.values[(data.values["sheet"] == row.sheet) & (data.values["variable"] == row.variable)]
    known = dict(zip(labels["value"], labels["label"], strict=True))
    for value in row.values.split("|"):
        yield value, known[value], ""
