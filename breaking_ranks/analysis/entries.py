"""What the tables hold of an article's paragraphs, and everything that they tell as one list of facts."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from ..store.corpus import Corpus
from ..store.tables import each
from .corpus import KEYS

EVENTS, CLAIMS, OUTSIDE = "events", "claims", "outside_facts"

Place = tuple[str, int]  # an article and the number of a paragraph


def paragraphs(data: Corpus, article: str) -> pd.DataFrame:
    """Return the numbered paragraphs of ``article`` in order, furniture left out.

    Columns: ``article paragraph part sentences words landmark sha256``, as in the table ``paragraphs``.
    """
    found = data.paragraphs[data.paragraphs["article"] == article].dropna(subset=["paragraph"])
    columns = "article paragraph part sentences words landmark sha256".split()
    return found.sort_values("paragraph", kind="stable")[columns].reset_index(drop=True)


def sentences(data: Corpus, article: str, paragraph: int) -> pd.DataFrame:
    """Return the sentences of a paragraph with all that was coded of each.

    Columns: those of ``codings`` (frames, functions, roles, tones, voice, speaker) with ``attribution`` and
    ``source`` of the table ``sources``, and ``start`` and ``end`` in the file.
    """
    found = data.codings[at(data.codings, article, paragraph)].drop(columns=["sha256", "note"])
    found = found.merge(data.sources[[*KEYS, "attribution", "source"]], on=KEYS, validate="one_to_one")
    return found.merge(data.sentences[[*KEYS, "start", "end"]], on=KEYS, validate="one_to_one")


def at(rows: pd.DataFrame, article: str, paragraph: int) -> "pd.Series[bool]":
    """Say of each of ``rows`` whether it names this paragraph."""
    return (rows["article"] == article) & (rows["paragraph"] == paragraph).fillna(False)


def facts(data: Corpus) -> pd.DataFrame:
    """Return every event, claim and outside fact: what the tables tell, one row a key.

    Columns: ``key table person subject date_edtf date_basis kind what source attribution places``. ``table``
    is one of ``EVENTS``, ``CLAIMS``, ``OUTSIDE``. ``source`` is the key of a speaker for an event, a name for
    a claim (its original source) and for an outside fact. ``places`` are the paragraphs that tell
    it.
    """
    rows = [*_events(data), *_claims(data), *_outside(data)]
    columns = "key table person subject date_edtf date_basis kind what source attribution places".split()
    return pd.DataFrame(rows, columns=columns)


def of_paragraph(found: pd.DataFrame, article: str, paragraph: int) -> pd.DataFrame:
    """Return those of the facts ``found`` that a paragraph tells."""
    return found[[(article, paragraph) in places for places in found["places"]]]


def _events(data: Corpus) -> Iterable[dict[str, Any]]:
    for e in each(data.events.merge(data.sources[[*KEYS, "attribution", "source"]], on=KEYS)):
        yield _fact(
            e.event, EVENTS, e.person, e.subject, e.date_edtf, e.date_basis, e.kind, e.what, e.source,
            e.attribution, [(e.article, int(e.paragraph))],
        )  # fmt: skip


def _claims(data: Corpus) -> Iterable[dict[str, Any]]:
    told = data.tellings[data.tellings["article"] != ""]
    places = {
        claim: list(dict.fromkeys(zip(rows["article"], map(int, rows["paragraph"]), strict=True)))
        for claim, rows in told.groupby("claim")
    }
    about = whom(data)
    for c in each(data.claims):
        yield _fact(
            c.claim, CLAIMS, about.get(c.claim, ""), "", c.date_edtf, "", c.question, c.statement,
            c.goes_back_to, "", places.get(c.claim, []),
        )  # fmt: skip


def _outside(data: Corpus) -> Iterable[dict[str, Any]]:
    for f in each(data.outside_facts):
        yield _fact(
            f.fact, OUTSIDE, f.person, f.subject, f.date_edtf, "", f.event_kind, f.statement, f.source, "", []
        )


def _fact(key: str, table: str, person: str, subject: str, date_edtf: str, date_basis: str, kind: str,
          what: str, source: str, attribution: str, places: list[Place]) -> dict[str, Any]:  # fmt: skip
    basis = date_basis or ("stated" if date_edtf else "undated")
    return {
        "key": key, "table": table, "person": person, "subject": subject, "date_edtf": date_edtf,
        "date_basis": basis, "kind": kind, "what": what, "source": source, "attribution": attribution,
        "places": tuple(places),
    }  # fmt: skip


def whom(data: Corpus) -> dict[str, str]:
    """Return the person whom each claim is about.

    That is the person whom most events of its articles are about; of a claim that no article tells, the one
    whom its outside texts are about. Where neither is known, the claim is left out.
    """
    events = data.events[data.events["person"] != ""]
    main = events.groupby("article")["person"].agg(lambda people: people.value_counts().index[0])
    outside = data.outside_texts.set_index("text")["about"]
    about = data.tellings["article"].map(main).fillna(data.tellings["outside"].map(outside))
    found = about.groupby(data.tellings["claim"]).first().dropna()
    return {str(claim): str(person) for claim, person in found.items()}
