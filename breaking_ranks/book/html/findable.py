"""What the search finds of the tables: people, names of the glossary, facts and paragraphs."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from docutils import nodes

from ...analysis import entries, persons
from ...store import dates
from ...store.corpus import Corpus
from ...store.tables import each
from ..doctree.domain import Ranks
from ..doctree.holdings import ROLES, Cited
from ..doctree.words import Words

GLOSSARY = "chapters/glossary"
PEOPLE, TERMS = "people", "places-offices-and-terms"  # its sections
KINDS = ("names", "facts", "paragraphs", "chapters")  # in the order in which they are shown


class Record(NamedTuple):
    """What can be found: its kind, what is shown of it, where it stands.

    ``beside`` are words by which it is found and which are not shown, such as a name in Chinese.
    """

    kind: str
    title: str
    text: str
    address: str
    beside: str = ""


class Tables:
    """The records that come from the tables."""

    def __init__(self, data: Corpus, domain: Ranks) -> None:
        """Take the tables, and the domain that knows where what they hold stands in the book."""
        self.data = data
        self.domain = domain
        self.words = Words(data)
        self.facts = persons.by_time(entries.facts(data))
        forms = data.name_forms.groupby("person")["form"].unique()
        self.names = {
            p.person: " ".join(filter(None, [p.name, p.chinese, p.traditional, *forms.get(p.person, ())]))
            for p in each(data.people)
        }

    def all(self) -> Iterator[Record]:
        """Yield people, names of the glossary, facts and paragraphs that the book has a place for."""
        yield from (record for record in self._candidates() if record.address)

    def _candidates(self) -> Iterator[Record]:
        yield from map(self._person, each(self.data.people))
        yield from map(self._term, each(self.data.glossary))
        yield from map(self._fact, each(self.facts))
        for article in self.data.articles["article"]:
            for paragraph in each(entries.paragraphs(self.data, article)):
                yield self._paragraph(article, paragraph)

    def pages_of_people(self) -> set[str]:
        """Return the documents that are about a person."""
        return {place[0] for key in self.data.people["person"] if (place := self._page_of(key))}

    def _page_of(self, person: str) -> tuple[str, str] | None:
        return self.domain.place(f"person-{person.replace('_', '-')}")

    def _person(self, person: Any) -> Record:
        own = self._page_of(person.person)
        address = href(own) if own else self._in_glossary(PEOPLE, person, _spaced(person.part))
        return Record(
            "names",
            _names(person),
            _sentences(_spaced(person.part), person.note),
            address,
            self.names[person.person],
        )

    def _term(self, term: Any) -> Record:
        address = self._in_glossary(TERMS, term, term.kind)
        forms = self.data.name_forms[self.data.name_forms["term"] == term.term]["form"].unique()
        beside = " ".join(filter(None, [term.traditional, *forms]))
        return Record("names", _names(term), _sentences(term.kind, term.note), address, beside)

    def _fact(self, fact: Any) -> Record:
        said = self.words
        title = " · ".join(filter(None, [fact.key, said.when(fact), said.about(fact)]))
        heads = {entries.CLAIMS: "Original source", entries.OUTSIDE: "Outside the articles"}
        where = ", ".join(self.domain.cited("para", f"{a}:{p}").name for a, p in fact.places)
        source = f"{heads.get(fact.table, 'Source')}: {said.source(fact)}{where and f', in {where}'}"
        address = self._place(self.domain.cited(ROLES[fact.table], fact.key))
        beside = f"{self.names.get(fact.person, '')} {_years([fact.date_edtf])}"
        text = _sentences(fact.what, source, said.kind(fact))
        return Record("facts", title, text, address, beside.strip())

    def _paragraph(self, article: str, paragraph: Any) -> Record:
        number = int(paragraph.paragraph)
        told = entries.of_paragraph(self.facts, article, number)
        sentences = entries.sentences(self.data, article, number)
        spoken = self.data.spoken_of[entries.at(self.data.spoken_of, article, number)]
        of = [key for key in dict.fromkeys([*told["person"], *spoken["person"]]) if key in self.names]
        names = [self.names[key] for key in dict.fromkeys([*of, *sentences["source"]]) if key in self.names]
        lines = [self._line(fact) for fact in each(told)]
        lines += [_accusation(a) for a in self._accusations(article, number)]
        lines += [f"Tells of: {'; '.join(self.words.people[key] for key in of)}"] if of else []
        lines += [f"{name}: {value}" for name, value in self.words.coded(sentences) if value]
        cited = self.domain.cited("para", f"{article}:{number}")
        beside = " ".join([*names, _years(told["date_edtf"])]).strip()
        title = f"{cited.name} · {_spaced(paragraph.part)}"
        return Record("paragraphs", title, _sentences(*lines), self._place(cited), beside)

    def _place(self, cited: Cited) -> str:
        """Return where the book has what can be cited; nothing if no page has it."""
        place = self.domain.place(cited.own)
        return href(place) if place else ""

    def _in_glossary(self, section: str, row: Any, beside: str) -> str:
        """Return the place of a name in the glossary: it has no id, so the browser looks for it in the text.

        Nothing if the book has no glossary.
        """
        if GLOSSARY not in self.domain.env.found_docs:
            return ""
        anchors = {link["anchorname"] for link in self.domain.env.tocs[GLOSSARY].findall(nodes.reference)}
        anchor, after = f"#{section}" if f"#{section}" in anchors else "#", row.pinyin or beside
        return f"{GLOSSARY}.html{anchor}:~:text={quote(row.name, safe='')},-{quote(after, safe='')}"

    def _line(self, fact: Any) -> str:
        when = self.words.when(fact) if fact.date_edtf else ""
        return f"{', '.join(filter(None, [when, self.words.about(fact)]))}: {fact.what}"

    def _accusations(self, article: str, number: int) -> Iterator[Any]:
        return each(self.data.accusations[entries.at(self.data.accusations, article, number)])


def _accusation(row: Any) -> str:
    """Return an accusation with its answer, which an excerpt may cut off."""
    return f"Accusation (its answer stands beside it): {row.statement.rstrip('.')}. Answer: {row.answer}"


def _names(row: Any) -> str:
    return " · ".join(filter(None, [row.name, row.pinyin, row.chinese]))


def _sentences(*parts: str) -> str:
    """Return the parts that say something as sentences."""
    return " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in parts if part)


def _spaced(key: str) -> str:
    return key.replace("_", " ")


def href(place: tuple[str, str]) -> str:
    """Return the address of a place of the book, a document and an id, from its root."""
    return f"{place[0]}.html#{place[1]}"


def _years(found: Iterable[str]) -> str:
    """Return the years within each of the dates: who looks for one of them looks for the date."""
    years: set[int] = set()
    for span in (dates.bounds(date) for date in found if date):
        if span.earliest and span.latest:
            years |= set(range(span.earliest.year, span.latest.year + 1))
    return " ".join(map(str, sorted(years)))
