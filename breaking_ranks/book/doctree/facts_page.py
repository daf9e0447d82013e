"""The page of all facts: every event, claim and outside fact, one row each."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ...analysis import entries, persons
from ...store import dates
from ...store.tables import each
from .entries import EntryDirective, grid, line, row
from .holdings import ROLES

# a name before what its bearer did could be a sentence of an article: the kind stands between them
COLUMNS = ["Key", "When", "About", "Kind", "What", "Source", "Where"]
DOWNLOAD = (
    '<p class="br-companion"><a class="br-file" href="../figures/facts.csv" download>CSV of all facts</a></p>'
)


class FactsPage(EntryDirective):
    """Writes the table of all facts."""

    def page(self) -> list[nodes.Node]:
        """Return the table; where there are no facts, a sentence that says so."""
        found = persons.by_time(entries.facts(self.data))
        if found.empty:
            return [line("There are no facts yet: the tables events, claims and outside_facts are empty.")]
        self.state.document["own_entries"] = True
        made = grid(COLUMNS, [self._row(fact) for fact in each(found)])
        made["classes"].append("br-facts")
        return [nodes.raw("", DOWNLOAD, format="html"), made]

    def _row(self, fact: Any) -> nodes.row:
        key, said = nodes.reference("", fact.key, refid=fact.key, internal=True), self.words
        where = self.marks_of(fact)[:-1] or ["Outside the articles"]
        made = row([
            line(key), line(said.when(fact)), line(said.about(fact)), line(said.kind(fact)),
            line(fact.what), line(said.source(fact)), line(*where),
        ])  # fmt: skip
        made["classes"] += [f"br-{fact.table.replace('_', '-')}", *self._years(fact.date_edtf)]
        made["told"] = bool(fact.places)
        own = "" if fact.places else f"{ROLES[fact.table]}-{fact.key}"
        self.place(made, fact.key, own)
        return made

    @staticmethod
    def _years(date: str) -> list[str]:
        """Return the first and the last year of a date as a class, by which the page filters."""
        if not date:
            return []
        span = dates.bounds(date)
        days = [day for day in (span.earliest, span.latest) if day]
        return [f"br-from-{days[0].year}", f"br-to-{days[-1].year}"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register ``{facts}``."""
    app.add_directive("facts", FactsPage)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
