"""Claims about a person and the texts that tell them: which text has which claim, and in what words."""

from collections.abc import Hashable, Iterable
from itertools import combinations
from typing import Any

import pandas as pd

from ..store import dates
from ..store.corpus import Corpus
from ..store.tables import each
from . import codebook
from .corpus import labels

ONLY_ONE, BOTH, ONLY_TWO, NEITHER = "one", "both", "two", "neither"


def told(data: Corpus) -> pd.DataFrame:
    """Return every telling of every claim, those of articles first.

    Columns: ``claim statement question text label place wording outside note``. ``text`` is the key of
    the article or of the outside text, ``label`` its short name, ``place`` the paragraph or the passage,
    ``outside`` whether the text stands outside the corpus.
    """
    rows = data.tellings.merge(data.claims[["claim", "statement", "question"]], on="claim")
    outside = rows["outside"] != ""
    text = rows["outside"].where(outside, rows["article"])
    place = rows["passage"].where(outside, "¶" + rows["paragraph"].astype("string"))
    found = rows.assign(text=text, label=text.map(text_labels(data)), place=place, outside=outside)
    columns = "claim statement question text label place wording outside note".split()
    return found.sort_values("outside", kind="stable")[columns].reset_index(drop=True)


def text_labels(data: Corpus) -> "pd.Series[str]":
    """Return the short name of each article and of each outside text by its key."""
    return pd.concat([labels(data), data.outside_texts.set_index("text")["label"]])


def where(data: Corpus, one: str, two: str) -> "pd.Series[str]":
    """Return for each claim which of two articles tells it: ``one``, ``both``, ``two`` or ``neither``."""
    having = data.tellings.groupby("article")["claim"].agg(set)
    first, second = (data.claims["claim"].isin(having.get(article, set())) for article in (one, two))
    found = pd.Series(NEITHER, index=data.claims["claim"])
    found[first.to_numpy()] = ONLY_ONE
    found[second.to_numpy()] = ONLY_TWO
    found[(first & second).to_numpy()] = BOTH
    return found


def pairs(data: Corpus) -> list[tuple[str, str]]:
    """Return every two articles that tell a claim both, in the order of publication."""
    having = data.tellings.groupby("article")["claim"].agg(set).to_dict()
    tellers = [article for article in labels(data).index if article in having]
    return [(one, two) for one, two in combinations(tellers, 2) if having[one] & having[two]]


def lists(data: Corpus, one: str, two: str) -> pd.DataFrame:
    """Return the claims that only one article, both, or only the other tells, by question.

    Columns: ``claim where question topic statement places differs``; ``places`` are the paragraphs that tell
    it, such as ``rfa-2005:17``, separated by spaces. Claims that neither article tells are left out.
    """
    found = data.claims.assign(where=data.claims["claim"].map(where(data, one, two)))
    found = found[found["where"] != NEITHER]
    order = codebook.values(data, "claims", "question")
    found = found.assign(
        topic=codebook.named(found["question"], order), asked=codebook.places(found["question"], order),
        place=found["where"].map([ONLY_ONE, BOTH, ONLY_TWO].index),
        places=found["claim"].map(_places(data, [one, two])),
    )  # fmt: skip
    columns = "claim where question topic statement places differs".split()
    return found.sort_values(["place", "asked"], kind="stable")[columns].reset_index(drop=True)


def heads(data: Corpus, one: str, two: str) -> list[tuple[str, str, str]]:
    """Return what stands over the three lists: the value of ``where``, its words, the one article if one."""
    names, both = labels(data), codebook.categories(data, "told_by").get("both", "both")
    return [(ONLY_ONE, f"only in {names[one]}", one), (BOTH, f"in {both}", ""),
            (ONLY_TWO, f"only in {names[two]}", two)]  # fmt: skip


def _places(data: Corpus, articles: list[str]) -> "pd.Series[str]":
    """Return the paragraphs of ``articles`` that tell each claim, in the order of the articles."""
    told = data.tellings[data.tellings["article"].isin(articles)].drop_duplicates(
        ["claim", "article", "paragraph"]
    )
    told = told.sort_values("article", key=lambda a: a.map(articles.index), kind="stable")
    return (told["article"] + ":" + told["paragraph"].astype("string")).groupby(told["claim"]).agg(" ".join)


def strict(data: Corpus, one: str, two: str) -> "pd.Series[int]":
    """Return how many claims two articles share, by how far they tell the same (``match``)."""
    shared = where(data, one, two)
    rows = data.claims[data.claims["claim"].map(shared) == BOTH]
    return rows["match"].value_counts().reindex(["same", "part", "no"], fill_value=0).astype(int)


def side_by_side(data: Corpus, one: str, two: str, questions: list[str]) -> pd.DataFrame:
    """Return the claims on ``questions`` with where each of two articles tells them: columns in words.

    Claims that only the first article tells stand first, then those of both, then those of the second.
    """
    names, place = labels(data), where(data, one, two)
    rows = data.claims[data.claims["question"].isin(questions)]
    rows = rows.assign(where=rows["claim"].map(place))
    rows = rows[rows["where"] != NEITHER]
    order = [ONLY_ONE, BOTH, ONLY_TWO]
    rows = rows.sort_values("where", key=lambda w: w.map(order.index), kind="stable")
    cells = {article: rows["claim"].map(_cell(data, article)).fillna("not told") for article in (one, two)}
    found = {"As told": rows["statement"]} | {names[a]: cells[a] for a in (one, two)}
    return pd.DataFrame(found).reset_index(drop=True)


def _cell(data: Corpus, article: str) -> dict[str, str]:
    """Return for each claim that ``article`` tells the paragraph and the wording."""
    rows = data.tellings[data.tellings["article"] == article]
    return {r.claim: f"¶{r.paragraph}, {r.wording}" for r in each(rows)}


def ledger(data: Corpus, one: str, two: str, questions: list[str]) -> pd.DataFrame:
    """Return the corroboration ledger of what two articles claim on ``questions``: columns in words.

    For each claim: where the articles tell it and how, its original source and how he knows it,
    whose interest it serves, and whether a second source independent of him was read.
    """
    told = data.tellings[data.tellings["article"].isin([one, two])]
    rows = data.claims[data.claims["question"].isin(questions) & data.claims["claim"].isin(told["claim"])]
    place = told["article"].map(labels(data)) + " ¶" + told["paragraph"].astype("string")
    cells = (place + ", " + told["wording"]).groupby(told["claim"]).agg("; ".join)
    names = codebook.values(data, "claims", "question")
    found = pd.DataFrame(
        {
            "Claim": rows["statement"],
            "Question": rows["question"].map(names),
            "Told in": rows["claim"].map(cells),
            "Goes back to": rows["goes_back_to"] + ", " + rows["knows"].str.replace("_", " "),
            "Interest": rows["interest"].map(codebook.values(data, "events", "interest")),
            "Second source": rows["second_source"],
        }
    )
    order = codebook.places(rows["question"], names).argsort(kind="stable")
    return found.iloc[order].reset_index(drop=True)


def elsewhere(data: Corpus) -> pd.DataFrame:
    """Return each claim with the outside texts that tell it: columns in words; others are left out."""
    rows = told(data)
    rows = rows[rows["outside"]].assign(cell=lambda r: r["label"] + " (" + r["wording"] + ")")
    cells = rows.groupby("claim", sort=False)["cell"].agg(lambda texts: "; ".join(dict.fromkeys(texts)))
    statements = data.claims.set_index("claim")["statement"]
    found = cells.reindex([claim for claim in statements.index if claim in cells.index])
    return pd.DataFrame({"Claim": statements[found.index].to_numpy(), "Told elsewhere": found.to_numpy()})


def differences(data: Corpus) -> pd.DataFrame:
    """Return the claims on which the articles differ, with how: columns in words."""
    found = data.claims[data.claims["differs"] != ""]
    columns = {"Claim": "statement", "Original source": "goes_back_to", "How the articles differ": "differs"}
    return pd.DataFrame({name: found[column] for name, column in columns.items()}).reset_index(drop=True)


def chain(data: Corpus, articles: Iterable[str]) -> pd.DataFrame:
    """Return who told whom, each teller under the one whose words it takes up, article by article.

    Columns: ``article actor act when known depth parent_row parent_depth corpus``; ``parent_row`` is the row
    (from 0) of the teller before, missing for a first telling; ``known`` says where the step is known from.
    """
    rows: list[dict[str, Any]] = []
    for article in articles:
        steps = data.transmission[data.transmission["article"] == article]
        _add_branch(rows, steps.fillna({"after": 0}).to_dict("records"), after=0, parent=None)
    columns = "article actor act known when depth parent_row parent_depth corpus".split()
    return pd.DataFrame(rows, columns=columns)


def _add_branch(
    rows: list[dict[str, Any]], steps: list[dict[Hashable, Any]], after: int, parent: int | None
) -> None:
    """Add the steps that take up step ``after`` (0: nobody's words), each followed by its own branch."""
    for step in (s for s in steps if s["after"] == after):
        depth = 0 if parent is None else rows[parent]["depth"] + 1
        rows.append(
            {"article": step["article"], "actor": step["actor"], "act": step["act"], "known": step["source"],
             "when": dates.spell(step["date_edtf"]), "depth": depth, "parent_row": parent,
             "parent_depth": None if parent is None else depth - 1,
             "corpus": step["act"].startswith("The article of this corpus")}
        )  # fmt: skip
        _add_branch(rows, steps, step["step"], len(rows) - 1)
