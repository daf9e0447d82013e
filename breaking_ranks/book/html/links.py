"""The links of the marks of a chart: what they cite becomes an address.

A chart gives ``cite`` to its marks, such as ``para:rfa-2005:17``: the role and the target by which prose
cites it. The address is taken from the folder in which the specification lies, so it holds on every page.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from sphinx.builders import Builder

from ..doctree.domain import ranks
from ..doctree.holdings import Unknown
from ..payload import FigurePayload

CITE = "cite"
Lead = Callable[[str], str]


def leading(builder: Builder, folder: str) -> Lead:
    """Return what gives the address of a citation, seen from ``folder``; empty where it has no place."""
    domain = ranks(builder.env)

    def lead(cite: str) -> str:
        kind, _, target = cite.partition(":")
        try:
            mark = domain.mark(domain.cited(kind, target), builder, f"{folder}/specification", target, "")
        except Unknown:
            return ""
        return str(mark["refuri"]) if mark else ""

    return lead


def led(payload: FigurePayload, lead: Lead) -> FigurePayload:
    """Return ``payload`` with what ``lead`` gives for each citation in the data of its specifications."""
    return replace(payload, specs={form: _resolved(spec, lead) for form, spec in payload.specs.items()})


def _resolved(spec: dict[str, Any], lead: Lead) -> dict[str, Any]:
    sets = {name: list(_rows(rows, lead)) for name, rows in spec.get("datasets", {}).items()}
    return spec | {"datasets": sets} if sets else spec


def _rows(rows: Iterable[Any], lead: Lead) -> Iterator[Any]:
    for row in rows:
        yield row | {CITE: lead(row[CITE])} if isinstance(row, dict) and row.get(CITE) else row
