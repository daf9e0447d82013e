"""The page of an official: names, career, what is told, what was decided and alleged, what is not known."""

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ...analysis import careers, entries, persons
from ...store import dates
from ...store.tables import each
from .entries import EntryDirective, definitions, items, line, upper

WHOSE = "Each line is what an article or another source says, as its claim."


class PersonPage(EntryDirective):
    """Writes the page of the person of that key."""

    required_arguments = 1

    def page(self) -> list[nodes.Node]:
        """Return the sections of the page. A person of whom nothing is told is an error."""
        if self.key not in careers.officials(self.data):
            raise self.error(f"{self.key}: is no official; the table people says who has a career")
        self.found = persons.person(self.data, self.key)
        self.facts = entries.facts(self.data).set_index("key", drop=False)
        if self.found.career.empty:
            raise self.error(
                f"{self.key}: nothing is told of a career; the tables events and outside_facts tell of them"
            )
        self.state.document["in_columns"] = True
        return [self._names(), *self._sections()]

    def _names(self) -> nodes.Node:
        row = self.found.row
        names = " · ".join(filter(None, [row.name, row.pinyin, row.chinese, row.traditional]))
        told = self.data.events[self.data.events["person"] == self.key]["article"]
        marks = [part for key in told.unique() for part in (self.mark("para", key), nodes.Text(" "))]
        note = f". {row.note}. Told in " if row.note else ". Told in "
        return line(nodes.strong("", names), note, *marks[:-1], ".")

    def _sections(self) -> Iterator[nodes.Node]:
        found = self.found
        yield self.section("The career in dates", line(WHOSE), definitions(self._career()))
        told, claims = map(self._dated, each(found.told)), map(self._claim, each(found.claims))
        if not found.told.empty:
            yield self.section("What else is reported, in order of time", items(told), screen=True)
        if not found.claims.empty:
            yield self.section("Claims, and who makes them", items(claims), screen=True)
        for title, rows in (("What was decided", found.rulings), ("What is alleged", found.accusations)):
            if not rows.empty:
                yield self.section(title, definitions(map(self._held, each(rows))), screen=True)
        yield self.section("What is not known", *self._unknown())

    def _career(self) -> Iterator[tuple[str, list[nodes.Node]]]:
        """Yield each date of the career with what is told of it, in order."""
        for when, rows in self.found.career.groupby("date", sort=False):
            told = (self._fact(fact) for fact in each(self.facts.loc[rows["key"]]))
            yield upper(dates.spell(str(when))), [items(told)]

    def _dated(self, fact: Any) -> nodes.paragraph:
        """Return what is told, after its date."""
        return self._fact(fact, f"{self.words.when(fact)}: ")

    def _fact(self, fact: Any, date: str = "") -> nodes.paragraph:
        """Return what is told, who says it, how its date is known, and the marks that lead to it."""
        said = f"Source: {self.words.source(fact)}"
        if fact.attribution == "carried":
            said += " (carried over from an earlier sentence)"
        if fact.date_basis in ("computed", "inferred") and not date:
            said += f"; date {fact.date_basis}"
        return line(f"{date}{fact.what}. {said}. ", *self.marks_of(fact), self.mark_of(fact))

    def _claim(self, claim: Any) -> nodes.paragraph:
        """Return a claim, its original source, and every text that tells it with its wording."""
        told = self.data.tellings[self.data.tellings["claim"] == claim.claim]
        tellings = [
            part for t in each(told.sort_values("outside", kind="stable")) for part in self._telling(t)
        ]
        knows = self.words.value("claims", "knows", claim.knows)
        origin = f"Original source: {claim.goes_back_to}. How the teller knows: {knows}"
        said = f" {claim.statement}. {origin}. Second source: {claim.second_source}. Told: "
        return line(self.mark("claim", claim.claim), said, *tellings[:-1], ".")

    def _telling(self, telling: Any) -> list[nodes.Node]:
        wording = self.words.value("tellings", "wording", telling.wording)
        if telling.article:
            where: list[nodes.Node] = [self.mark("para", f"{telling.article}:{telling.paragraph}")]
        else:
            text = self.data.outside_texts.set_index("text").loc[telling.outside]
            where = [nodes.Text(f"{text['label']}, {telling.passage}")]
        return [*where, nodes.Text(f" ({wording})"), nodes.Text("; ")]

    def _held(self, row: Any) -> tuple[str, list[nodes.Node]]:
        """Return a ruling or an accusation beside the answer to it."""
        when, answered = dates.spell(row.date_edtf), dates.spell(row.answer_date)
        where = [self.mark("para", f"{row.article}:{row.paragraph}")] if getattr(row, "article", "") else []
        by = f"{row.answer_by}, {answered}: " if row.answer_by else ""
        outcome = f"{row.outcome.capitalize()}: " if hasattr(row, "outcome") else ""
        return f"{row.by}, {when}", [
            line(f"{outcome}{row.statement.rstrip('.')}. ", *where),
            line(nodes.strong("", "Answer: "), f"{by}{row.answer}"),
            line(f"Read: {row.read.rstrip('.')}. As of {dates.spell(row.as_of)}.", *self.cite(row.cited)),
        ]  # fmt: skip

    def _unknown(self) -> Iterator[nodes.Node]:
        """Yield what has no date, what has an open end, and what nobody was found to answer."""
        undated = self.found.undated
        if not undated.empty:
            yield line(f"{len(undated)} events have no date in the articles. Others may know the dates:")
            yield items(map(self._fact, each(undated)))
        if not (half := self.found.open).empty:
            yield line("These dates have only an earliest or a latest day:")
            yield items(map(self._dated, each(self.facts.loc[half["key"]])))
        if not (posts := self.found.posts).empty:
            yield line(
                "Where no text says when a post ended, we infer that the next post or the departure ended it:"
            )
            yield items(map(self._post, each(posts)))
        if unanswered := self.found.unanswered:
            several = f"{len(unanswered)} of the rulings and accusations above"
            yield line(f"We found no answer to {several} in what we read; there may still be one.")

    def _post(self, post: Any) -> nodes.paragraph:
        until = f"until {post.until}" if post.until else "no later post or departure is reported"
        return line(f"{post.what}, {post.when}: {until}. ", self.mark_of(self.facts.loc[post.key]))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register ``{person-entry}``."""
    app.add_directive("person-entry", PersonPage)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
