"""Turn a DataFrame into a table of the book: caption, aligned numbers, headed rows and columns."""

import html
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ..payload import TablePayload
from .number import printed

_FITS_A_PHONE = 3


@dataclass(frozen=True)
class Table:
    """A finished table.

    ``data`` has its columns named in words, units included; ``rests_on`` names the tables of the project from
    which it may come.
    """

    name: str
    caption: str
    data: pd.DataFrame
    rests_on: list[str] = field(repr=False)
    folded: bool = False

    @property
    def payload(self) -> TablePayload:
        """What the pages get."""
        return TablePayload(
            name=self.name, caption=self.caption, table=grid(self.data),
            columns=[str(c) for c in self.data.columns],
            numeric=[numeric(self.data[c]) for c in self.data.columns],
            cells=[[cell(v) for v in row] for row in self.data.itertuples(index=False)],
            csv=self.data.to_csv(index=False, lineterminator="\n"),
            folded=self.folded,
        )  # fmt: skip

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        payload, caption = self.payload, html.escape(self.caption)
        forms = {
            "text/html": f"<figure><figcaption>{caption}</figcaption>{payload.table}</figure>",
            "text/markdown": markdown(self.data),
            "text/plain": f"Table {self.name}: {self.caption}",
            TablePayload.MIME: payload.to_json(),
        }
        return forms, {"tables": self.rests_on}


def cell(value: Any) -> str:
    """Return ``value`` as it is printed: numbers as in the prose, blank for nothing."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return printed(value) if isinstance(value, int | float) else str(value)


def grid(data: pd.DataFrame) -> str:
    """Return ``data`` as an HTML table whose first column heads the rows.

    A phone shows a table of many columns as a stack of labelled cells.
    """
    head = "".join(f'<th scope="col"{_align(data[c])}>{html.escape(str(c))}</th>' for c in data.columns)
    rows = []
    for row in data.itertuples(index=False):
        cells = [f'<th scope="row">{html.escape(cell(row[0]))}</th>']
        cells += [
            f'<td{_align(data[c])} data-label="{html.escape(str(c))}">{html.escape(cell(v))}</td>'
            for c, v in zip(data.columns[1:], row[1:], strict=True)
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    stacked = " br-stack" if len(data.columns) > _FITS_A_PHONE else ""
    body = "".join(rows)
    return f'<table class="br-table{stacked}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def markdown(data: pd.DataFrame) -> str:
    """Return ``data`` as a pipe table, numbers to the right."""
    lines = [
        [str(c) for c in data.columns],
        ["---:" if numeric(data[c]) else "---" for c in data.columns],
        *([cell(v).replace("|", "\\|") for v in row] for row in data.itertuples(index=False)),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def numeric(column: pd.Series) -> bool:
    """Say whether a column holds numbers."""
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _align(column: pd.Series) -> str:
    return ' class="br-number"' if numeric(column) else ""
