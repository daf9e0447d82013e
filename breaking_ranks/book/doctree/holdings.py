"""What the tables hold that the prose can cite: articles, paragraphs, events, claims, outside facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...analysis import entries
from ...store import dates
from ...store.project import Project

# the role by which the prose cites a fact, by the table that holds it
ROLES = {entries.EVENTS: "event", entries.CLAIMS: "claim", entries.OUTSIDE: "fact"}


class Unknown(ValueError):
    """The tables hold no such thing. The message says what there is instead."""


@dataclass(frozen=True)
class Cited:
    """What can be cited: its name in the prose and its tip; where it stands.

    ``own`` is the label of a place for it alone, which a page may have; ``entry`` is that of its article,
    which some page must have. It is empty where no article tells of it. ``places`` are the paragraphs that it
    rests on, such as ``rfa-2005:17``.
    """

    name: str
    tip: str
    own: str
    entry: str
    places: tuple[str, ...] = ()


class Holdings:
    """The articles, paragraphs, events, claims and outside facts of the tables, as they can be cited."""

    def __init__(self, project: Project) -> None:
        """Read the tables."""
        paragraphs = project.load("paragraphs").dropna(subset=["paragraph"])
        self._last = paragraphs.groupby("article")["paragraph"].max().to_dict()
        outlets = project.load("outlets").set_index("outlet")["name"]
        self._articles = {
            a.article: Cited(
                a.label,
                f"{outlets[a.outlet]}, {dates.spell(a.published)} ({a.published_basis})",
                _entry(a.article),
                _entry(a.article),
            )
            for a in project.rows("articles")
        }
        self._events = {
            e.event: Cited(
                e.event,
                f"{self.para(f'{e.article}:{e.paragraph}').name}: {e.what}",
                f"event-{e.event}",
                _entry(e.article),
                (f"{e.article}:{e.paragraph}",),
            )
            for e in project.rows("events")
        }
        told: dict[str, dict[str, str]] = {}  # by claim, the paragraphs that tell it, each with its article
        for t in project.rows("tellings"):
            if t.article:
                told.setdefault(t.claim, {})[f"{t.article}:{t.paragraph}"] = t.article
        self._claims = {
            c.claim: Cited(
                c.claim,
                c.statement,
                f"claim-{c.claim}",
                next(map(_entry, told.get(c.claim, {}).values()), ""),
                tuple(told.get(c.claim, {})),
            )
            for c in project.rows("claims")
        }
        self._facts = {
            f.fact: Cited(f.fact, f.statement, f"fact-{f.fact}", "") for f in project.rows("outside_facts")
        }

    @cached_property
    def articles(self) -> dict[str, str]:
        """The key of each article by its name in the prose."""
        return {cited.name: key for key, cited in self._articles.items()}

    def para(self, target: str) -> Cited:
        """Return the article, or after a colon the paragraph of it, that ``target`` names."""
        key, colon, number = target.partition(":")
        article = self._of(self._articles, key, "article")
        if not colon:
            return article
        last = self._last.get(key, 0)
        if number not in map(str, range(1, last + 1)):
            raise Unknown(f"{target}: {key} has no paragraph {number!r}; its paragraphs are 1 to {last}")
        own = f"paragraph-{key}-{number}"
        return Cited(f"{article.name} ¶{number}", article.tip, own, article.entry, (target,))

    def event(self, target: str) -> Cited:
        """Return the event of that key."""
        return self._of(self._events, target, "event")

    def claim(self, target: str) -> Cited:
        """Return the claim of that key."""
        return self._of(self._claims, target, "claim")

    def fact(self, target: str) -> Cited:
        """Return the outside fact of that key."""
        return self._of(self._facts, target, "outside_fact")

    @staticmethod
    def _of(held: dict[str, Cited], key: str, kind: str) -> Cited:
        if key not in held:
            raise Unknown(f"{key}: is no {kind}; the table {kind}s has {', '.join(list(held)[:5])} …")
        return held[key]

    def all(self) -> Iterator[tuple[str, str, Cited]]:
        """Yield everything that can be cited, with its kind and its key."""
        for key, article in self._articles.items():
            yield "article", key, article
            for number in range(1, self._last.get(key, 0) + 1):
                yield "paragraph", f"{key}:{number}", self.para(f"{key}:{number}")
        for kind, held in (("event", self._events), ("claim", self._claims), ("fact", self._facts)):
            for key, found in held.items():
                yield kind, key, found


def _entry(article: str) -> str:
    """Return the label of the entry of an article in the book."""
    return f"article-{article}"
