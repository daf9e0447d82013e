"""The page of an article: what it is, how it reached print, and each of its paragraphs in order."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from docutils import nodes
from sphinx.application import Sphinx

from ...analysis import careers, entries
from ...store import dates
from ...store.tables import each
from .. import addresses
from .backlinks import CitedIn
from .entries import SCREEN, EntryDirective, definitions, items, line, upper
from .holdings import ROLES
from .nodes import CitePart, Robust

INTRODUCTION = (
    "The text belongs to its publisher and is not here. "
    "We report in our own words what the article says, as its claim."
)


class ArticlePage(EntryDirective):
    """Writes the page of the article of that key."""

    required_arguments = 1

    def page(self) -> list[nodes.Node]:
        """Return the sections of the page. An article without paragraphs is an error."""
        self.numbered = entries.paragraphs(self.data, self.key)
        if self.numbered.empty:
            raise self.error(f"{self.key}: has no paragraphs; the table articles names the articles")
        self.state.document["own_entries"] = self.state.document["in_columns"] = True
        self.facts = entries.facts(self.data)
        self.row: Any = next(a for a in each(self.data.articles) if a.article == self.key)
        paragraphs = definitions(self._paragraph(p) for p in each(self.numbered))
        paragraphs["classes"].append("br-entries")
        return [
            self.section("What it is", definitions(self._about())),
            self.section("How it reached print", items(map(self._step, self._steps()))),
            self.section("What other sources say", items(map(self._outside, self._outside_facts()))),
            self.section("Paragraph by paragraph", line(INTRODUCTION), paragraphs, named="paragraphs"),
        ]

    def _about(self) -> Iterator[tuple[str, list[nodes.Node]]]:
        article = self.row
        outlet: Any = next(o for o in each(self.data.outlets) if o.outlet == article.outlet)
        ways = addresses.ways(self.data.articles, self.key)
        yield "Title", [line(article.title or "The text has no title", *self.cite(article.cited))]
        if ways:
            yield "Where it can be read", [self._ways(ways)]
        yield (
            "Outlet",
            [line(f"{outlet.name}. {article.outlet_note}. {outlet.affiliation}.", *self.cite(outlet.cited))],
        )
        yield (
            "Published",
            [
                line(
                    f"{dates.spell(article.published)} ({article.published_basis}). {article.published_note}."
                )
            ],
        )
        told = self.data.events[self.data.events["article"] == self.key]["person"]
        officials = [key for key in careers.officials(self.data) if key in set(told)]
        links = [part for key in officials for part in (self.person(key), nodes.Text(", "))]
        yield "Officials in the article", [line(*links[:-1])]
        if article.changed:
            yield "Changed", [line(dates.spell(article.changed))]
        yield "Kind", [line(article.genre.capitalize())]
        yield (
            "Translated",
            [line(". ".join(filter(None, [article.translated.capitalize(), article.translated_note])))],
        )
        sentences, words = (int(self.numbered[name].sum()) for name in ("sentences", "words"))
        size = f"{len(self.numbered)} paragraphs, {sentences} sentences, {words} words"
        yield "Size", [line(f"{size}; navigation and notices are left out")]

    def _ways(self, ways: addresses.Ways) -> nodes.paragraph:
        """Return the ways to the text outside the book."""
        day = {"originalurl": ways.address, "versiondate": ways.day}
        return line(
            Robust("", "At its publisher", refuri=ways.publisher, internal=False, **day), " · ",
            Robust("", "In the Internet Archive", refuri=ways.archive, internal=False, **day),
        )  # fmt: skip

    def _steps(self) -> Iterator[Any]:
        return each(self.data.transmission[self.data.transmission["article"] == self.key])

    def _step(self, step: Any) -> nodes.paragraph:
        after = f", from step {step.after}" if pd.notna(step.after) else ""
        when = f" {upper(dates.spell(step.date_edtf))} ({step.date_basis})." if step.date_edtf else ""
        return line(nodes.strong("", f"{step.step}. {step.actor}"), f"{after}: {step.act}.{when}")

    def _outside_facts(self) -> Iterator[Any]:
        return each(self.data.outside_facts[self.data.outside_facts["article"] == self.key])

    def _outside(self, fact: Any) -> nodes.paragraph:
        return line(self.mark("fact", fact.fact), f" {fact.statement}. {fact.source}; read: {fact.read}.")

    def _paragraph(self, found: Any) -> tuple[nodes.term, list[nodes.Node]]:
        number, key = int(found.paragraph), f"{self.key}:{int(found.paragraph)}"
        sentences = entries.sentences(self.data, self.key, number)
        size = f"{len(sentences)} sentence{_s(len(sentences))}, {found.words} word{_s(found.words)}"
        title = nodes.reference("", f"¶{number}", refid=f"p{number}", internal=True)
        term = nodes.term("", "", title, nodes.Text(f" {found.part.replace('_', ' ')}, {size}"))
        self.place(term, f"p{number}", f"paragraph-{self.key}-{number}")
        coded = [f"{name}: {said}" for name, said in self.words.coded(sentences) if said]
        body: list[nodes.Node] = [_on_screen(line(". ".join(coded) + "."))]
        told = entries.of_paragraph(self.facts, self.key, number)
        if not told.empty:
            body.append(items(self._fact(fact, number) for fact in each(told)))
        body += self._beside(number)
        body.append(CitedIn(key=key))
        if ways := addresses.ways(self.data.articles, self.key, found.landmark):
            body.append(_on_screen(self._ways(ways)))
        body.append(CitePart(part=f"¶{number}", anchor=f"p{number}", sha256=found.sha256))
        return term, body

    def _fact(self, fact: Any, number: int) -> nodes.list_item:
        """Return what the paragraph tells; a claim has its label at the first paragraph that tells it."""
        first = fact.places[0] == (self.key, number)
        label = f"{ROLES[fact.table]}-{fact.key}" if first else ""
        said = [f" {self.words.when(fact)}: {fact.what}. "] if fact.date_edtf else [f" {fact.what}. "]
        more = [self.words.kind(fact).capitalize()]
        if fact.table == entries.EVENTS:
            more.append("undated" if not fact.date_edtf else "")
        else:
            more.append(f"original source: {fact.source}")
        tail = "; ".join(filter(None, more))
        elsewhere = [
            part for article, other in fact.places if (article, other) != (self.key, number)
            for part in (nodes.Text("; also "), self.mark("para", f"{article}:{other}"))
        ]  # fmt: skip
        made = nodes.list_item()
        here = fact.key not in self.state.document.ids
        shown: nodes.Node = nodes.strong("", fact.key)
        if here:
            self.place(made, fact.key, label)
            shown = nodes.strong("", "", nodes.reference("", fact.key, refid=fact.key, internal=True))
        made += line(shown, *said, tail, *elsewhere, ".")
        return made

    def _beside(self, number: int) -> Iterator[nodes.Node]:
        """Yield what other tables have on the paragraph: quotations compared, accusations with answers."""
        quotations = self.data.quotations[entries.at(self.data.quotations, self.key, number)]
        texts = self.data.outside_texts.set_index("text")
        for q in each(quotations):
            text = texts.loc[q.outside]
            yield line(
                f"Compared with {text['label']}", *self.cite(text["cited"]), f": {q.result}. {q.note}."
            )
        accusations = self.data.accusations[entries.at(self.data.accusations, self.key, number)]
        for a in each(accusations):
            whose = self.words.people.get(a.person, a.subject)
            answer = f"{a.answer_by}: {a.answer}" if a.answer_by else a.answer
            yield line(f"Accusation of {whose}: {a.statement}. Answer: {answer}", *self.cite(a.cited))


def _on_screen(shown: nodes.paragraph) -> nodes.paragraph:
    """Return the paragraph ``shown``, which print leaves out."""
    shown["classes"].append(SCREEN)
    return shown


def _s(number: int) -> str:
    """Return the ending of a plural; none for one."""
    return "" if number == 1 else "s"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register ``{article-entry}``."""
    app.add_directive("article-entry", ArticlePage)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
