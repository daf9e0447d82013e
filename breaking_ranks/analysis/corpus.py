"""Which articles there are, from whom, and when they appeared."""

import pandas as pd

from ..store import dates
from ..store.corpus import Corpus
from ..store.tables import each
from . import codebook

KEYS = ["article", "paragraph", "sentence"]  # of a sentence


def labels(data: Corpus) -> "pd.Series[str]":
    """Return the short name of each article by its key, in the order of publication."""
    articles = data.articles.assign(first=data.articles["published"].map(lambda d: dates.bounds(d).earliest))
    return articles.sort_values("first", kind="stable").set_index("article")["label"]


def in_order(data: Corpus, rows: pd.DataFrame) -> pd.DataFrame:
    """Return ``rows`` in the order of publication of their ``article``, with its ``label``."""
    names = labels(data)
    order = rows["article"].map(list(names.index).index).argsort(kind="stable")
    return rows.assign(label=rows["article"].map(names)).iloc[order].reset_index(drop=True)


def body(data: Corpus) -> pd.DataFrame:
    """Return the sentences of the body alone: no headline, caption, pull quote or coda."""
    return data.sentences[data.sentences["part"] == "body"].reset_index(drop=True)


def articles(data: Corpus) -> pd.DataFrame:
    """Return a row for each article: what it is, how its outlet and date are known, its size."""
    size = body(data).groupby("article").agg(sentences=("sentence", "size"), words=("words", "sum"))
    merged = data.articles.merge(data.outlets[["outlet", "name"]], on="outlet").set_index("article")
    merged = merged.join(size).loc[labels(data).index]
    return pd.DataFrame(
        {
            "Article": merged["label"],
            "Outlet": merged["name"],
            "How identified": merged["outlet_basis"],
            "Published": merged["published"].map(dates.spell),
            "How dated": merged["published_basis"],
            "Kind": merged["genre"],
            "Translated": merged["translated"],
            "Sentences": merged["sentences"].fillna(0).astype(int),
            "Words": merged["words"].fillna(0).astype(int),
        }
    ).reset_index(drop=True)


def reports(data: Corpus) -> pd.DataFrame:
    """Return when each article appeared: ``article``, ``label``, first and last possible day, ``basis``.

    Where the date is open on one side, both days are that of the other.
    """
    rows = []
    for row in each(data.articles):
        span = dates.bounds(row.published)
        rows.append(
            {"article": row.article, "label": row.label, "first": span.earliest or span.latest,
             "last": span.latest or span.earliest,
             "published": dates.spell(row.published), "basis": row.published_basis}
        )  # fmt: skip
    columns = ["article", "label", "first", "last", "published", "basis"]
    return pd.DataFrame(rows, columns=columns).sort_values("first", kind="stable").reset_index(drop=True)


def composition(data: Corpus) -> pd.DataFrame:
    """Return words by article and kind of part: ``article label part_group kind words``.

    ``part_group`` is *body*, *other* parts of the article or *furniture* of its page, ``kind`` its name.
    """
    names = codebook.categories(data, "part_group")
    group = data.paragraphs["part"].where(data.paragraphs["part"].isin(["body", "furniture"]), "other")
    counted = data.paragraphs.assign(part_group=group, kind=codebook.named(group, names))
    found = counted.groupby(["article", "kind", "part_group"])[["words"]].sum().reset_index()
    return in_order(data, found)


def outlets(data: Corpus) -> pd.DataFrame:
    """Return owner, funder or affiliation of each outlet: columns in words."""
    found = data.outlets
    return pd.DataFrame(
        {
            "Outlet": found["name"],
            "Kind": found["kind"],
            "Owner, funder or affiliation": found["affiliation"],
            "What it says of itself": found["said_by_itself"],
            "Read": found["read"],
        }
    )


def chains(data: Corpus) -> pd.DataFrame:
    """Return the steps by which each story reached its article."""
    steps = data.transmission
    return pd.DataFrame(
        {
            "Article": steps["article"].map(labels(data)),
            "Step": steps["step"].astype(int),
            "Who": steps["actor"],
            "What": steps["act"],
            "When": steps["date_edtf"].map(dates.spell),
            "How dated": steps["date_basis"],
        }
    )


def furniture(data: Corpus) -> pd.DataFrame:
    """Return lines and words that each rule took from each article."""
    taken = data.furniture
    return pd.DataFrame(
        {
            "Article": taken["article"].map(labels(data)),
            "Rule": taken["rule"].str.replace("_", " "),
            "Lines": taken["lines"].astype(int),
            "Words": taken["words"].astype(int),
        }
    )


def people(data: Corpus) -> pd.DataFrame:
    """Return everyone of the articles with the forms of their names: columns in words.

    A second script has columns only where a name is written in one.
    """
    found = data.people
    return _of_this_script(
        {
            "Name": found["name"],
            "Pinyin": found["pinyin"],
            "Characters": _characters(found),
            "Part": found["part"].str.replace("_", " "),
            "Gender": found["gender"],
            "In the articles as": found["person"].map(_forms(data, "person")).fillna(""),
            "Note": found["note"],
        },
    )


def glossary(data: Corpus) -> pd.DataFrame:
    """Return places, offices and terms with the forms of their names: columns as those of ``people``."""
    found = data.glossary
    return _of_this_script(
        {
            "Name": found["name"],
            "Pinyin": found["pinyin"],
            "Characters": _characters(found),
            "Kind": found["kind"],
            "In the articles as": found["term"].map(_forms(data, "term")).fillna(""),
            "Note": found["note"],
        },
    )


def _characters(names: pd.DataFrame) -> "pd.Series[str]":
    """Return each name in simplified characters, and in traditional ones where they differ."""
    return names["chinese"] + names["traditional"].where(
        names["traditional"] == "", " / " + names["traditional"]
    )


def _of_this_script(columns: dict[str, "pd.Series[str]"]) -> pd.DataFrame:
    """Return ``columns`` as a table, without those of a second script in which nothing is written."""
    script = ("Pinyin", "Characters")
    return pd.DataFrame(
        {name: column for name, column in columns.items() if name not in script or any(column)}
    )


def _forms(data: Corpus, column: str) -> "pd.Series[str]":
    """Return the printed forms, each once, by the key in ``column``."""
    return data.name_forms.groupby(column)["form"].agg(lambda forms: ", ".join(dict.fromkeys(forms)))
