"""Which frames the articles use, by coding and by counting cues; which words they use for leaving."""

import numpy as np
import pandas as pd

from ..store.corpus import Corpus
from ..store.tables import each
from . import codebook
from .corpus import KEYS, in_order, labels
from .statistics import Array, intervals, paragraphs
from .voices import coded_body, itself, scores

OUTSIDE_BODY = ["headline", "deck", "caption", "subhead", "pull_quote", "coda"]
SHARES = "article frame count n share low high word_share word_low word_high paragraphs".split()
GOOD_ENOUGH = 0.7  # F1 from which the dictionary may stand in for a coder


def by_article(data: Corpus) -> pd.DataFrame:
    """Return how much of each body carries each frame, counted in sentences and in words.

    Columns: ``article label frame frame_label``; ``count`` of ``n`` sentences, their ``share`` with ``low``
    and ``high`` of its 95 % interval over paragraphs; ``word_share`` (words of these sentences, of all
    words) with ``word_low`` and ``word_high``; ``paragraphs``, of which the intervals are drawn.
    """
    names = codebook.frames(data)
    frames = list(names)
    parts = [_shares(rows, frames) for _, rows in coded_body(data).groupby("article")]
    found = pd.concat(parts) if parts else pd.DataFrame(columns=SHARES)
    found = found.assign(order=found["frame"].map(frames.index), frame_label=found["frame"].map(names))
    found = found.sort_values("order", kind="stable").drop(columns="order").reset_index(drop=True)
    return in_order(data, found)


def _shares(rows: pd.DataFrame, frames: list[str]) -> pd.DataFrame:
    """Return the columns of ``by_article`` for the coded sentences of one article."""
    values = rows[[*frames, "words"]].to_numpy(float)
    clusters = paragraphs(rows)
    sentence, word = (share(values) for share in (_of_sentences, _of_words))
    low, high = intervals(values, clusters, _of_sentences)
    word_low, word_high = intervals(values, clusters, _of_words)
    return pd.DataFrame(
        {"article": rows["article"].iloc[0], "frame": frames, "count": values[:, :-1].sum(axis=0).astype(int),
         "n": len(rows), "share": sentence, "low": low, "high": high,
         "word_share": word, "word_low": word_low, "word_high": word_high, "paragraphs": len(set(clusters))}
    )  # fmt: skip


def _of_sentences(values: Array) -> Array:
    """Return the share of sentences with each code; the last column of ``values`` is words."""
    return np.asarray(values[:, :-1].mean(axis=0))


def _of_words(values: Array) -> Array:
    """Return the share of words that stand in sentences with each code; the last column is words."""
    words = values[:, -1]
    return np.asarray(words @ values[:, :-1] / words.sum())


def leaders(data: Corpus, top: int) -> pd.DataFrame:
    """Return the ``top`` frames of each article with their intervals: columns in words, shares in percent."""
    found = by_article(data).sort_values("share", ascending=False, kind="stable")
    found = in_order(data, found.groupby("article").head(top))
    spans = {
        "Sentences, %": ("share", "low", "high"), "Words, %": ("word_share", "word_low", "word_high")
    }  # fmt: skip
    shown = {
        head: [f"{100 * s:.0f} ({100 * a:.0f} to {100 * b:.0f})" for s, a, b in found[list(of)].to_numpy()]
        for head, of in spans.items()
    }
    return pd.DataFrame(
        {"Article": found["label"], "Frame": found["frame_label"], "Sentences": found["count"],
         "of": found["n"], **shown}
    )  # fmt: skip


def functions(data: Corpus) -> pd.DataFrame:
    """Return the share of the body's sentences that serve each of Entman's four functions, by article.

    Columns: ``article label function function_label share``.
    """
    names = codebook.labels(codebook.sentence_variables(data, codebook.FUNCTION))
    share = coded_body(data).groupby("article")[list(names)].mean().astype(float).reset_index()
    long = share.melt("article", var_name="function", value_name="share")
    return in_order(data, long.assign(function_label=long["function"].map(names)))


def functions_table(data: Corpus) -> pd.DataFrame:
    """Return ``functions`` as a table: a row for each article, percent of its sentences by function."""
    found = functions(data).pivot_table(index="label", columns="function_label", values="share", sort=False)
    percents = (100 * found).round().astype(int).add_suffix(", %")
    return percents.rename_axis(index="Article", columns=None).reset_index()


def roles(data: Corpus) -> pd.DataFrame:
    """Return how often each group is villain, victim or hero of a sentence of the body, by article.

    Columns: ``article label role who who_label count``.
    """
    played, names = codebook.sentence_variables(data, codebook.ROLE), codebook.players(data)
    coded = coded_body(data).melt("article", codebook.names(played), var_name="role", value_name="who")
    found = coded[coded["who"].isin(names)].groupby(["article", "role", "who"], as_index=False).size()
    found = found.assign(who_label=found["who"].map(names))
    return in_order(data, found.rename(columns={"size": "count"}))


def roles_table(data: Corpus) -> pd.DataFrame:
    """Return ``roles`` as a table: a row for each article and role, a column for each group."""
    found = roles(data).pivot_table(
        index=["label", "role"], columns="who_label", values="count", fill_value=0, sort=False
    )
    found = found[[name for name in codebook.players(data).values() if name in found]].astype(int)
    named = found.rename_axis(index=["Article", "Role"], columns=None).reset_index()
    return named.assign(Role=named["Role"].str.capitalize())


def definitions(data: Corpus) -> pd.DataFrame:
    """Return the frames with their rules: columns in words."""
    found = data.frames
    return pd.DataFrame(
        {
            "Frame": found["label"],
            "Definition": found["definition"],
            "Counts": found["include"],
            "Does not count": found["exclude"],
            "Rests on": found["policy_frames_dimension"],
        }
    )


def devices(data: Corpus) -> pd.DataFrame:
    """Return the frames coded outside the body: ``Article``, ``Part``, ``Paragraph``, ``Frames``."""
    names = codebook.frames(data)
    parts = data.sentences[data.sentences["part"].isin(OUTSIDE_BODY)]
    coded = parts[[*KEYS, "part"]].merge(data.codings, on=KEYS)
    carried = coded.groupby(["article", "paragraph", "part"], sort=False)[list(names)].max()
    rows = [
        {"Article": labels(data)[row.article], "Part": row.part.replace("_", " "), "Paragraph": row.paragraph,
         "Frames": ", ".join(names[f] for f in names if getattr(row, f) == 1) or "none"}
        for row in each(carried.reset_index())
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["Article", "Part", "Paragraph", "Frames"])


def dictionary(data: Corpus) -> pd.DataFrame:
    """Return how well counting cue words finds each coded frame, over all sentences of all parts.

    Columns: ``frame frame_label positives precision recall f1``. A sentence with any cue counts as found.
    """
    cued = data.cues.assign(found=True).pivot_table(
        index=KEYS, columns="frame", values="found", aggfunc="any"
    )
    coded = data.codings.set_index(KEYS)
    rows = []
    for frame in each(data.frames):
        found = (
            cued[frame.frame].reindex(coded.index).notna()
            if frame.frame in cued
            else pd.Series(False, coded.index)
        )
        true = coded[frame.frame] == 1
        rows.append(
            {"frame": frame.frame, "frame_label": frame.label, "positives": int(true.sum()),
             **scores(found, true)}
        )  # fmt: skip
    return (
        pd.DataFrame(rows)
        .drop(columns="n")
        .sort_values("f1", ascending=False, kind="stable")
        .reset_index(drop=True)
    )


def dictionary_table(data: Corpus) -> pd.DataFrame:
    """Return ``dictionary`` as a table: columns in words."""
    found = dictionary(data)
    return pd.DataFrame(
        {"Frame": found["frame_label"], "Sentences coded": found["positives"],
         "of these found": found["recall"], "right among those found": found["precision"], "F1": found["f1"]}
    )  # fmt: skip


def leaving_table(data: Corpus) -> pd.DataFrame:
    """Return the words of ``leaving``: a row for each person and verb, with every place: columns in words."""
    found = leaving(data)
    place = found["label"] + " ¶" + found["paragraph"].astype("string")
    outside = found["body"].map({True: "", False: " (headline or coda)"})
    found = found.assign(place=place + outside, often=found.groupby("person")["person"].transform("size"))
    rows = found.groupby(["name", "lemma"], sort=False).agg(
        uses=("word", "size"), words=("word", lambda words: ", ".join(dict.fromkeys(words))),
        places=("place", lambda places: "; ".join(dict.fromkeys(places))), often=("often", "first"),
    )  # fmt: skip
    rows = rows.reset_index().sort_values(
        ["often", "name", "uses"], ascending=[False, True, False], kind="stable"
    )
    columns = {"Of whom": "name", "Verb": "lemma", "As printed": "words", "Uses": "uses", "Where": "places"}
    return pd.DataFrame({head: rows[column] for head, column in columns.items()}).reset_index(drop=True)


def leaving(data: Corpus) -> pd.DataFrame:
    """Return each word for leaving: ``article label person name lemma object body where sentence_by``.

    ``sentence_by`` is the source of the sentence in which the word stands; the word itself may be the
    article's.
    """
    found = data.departures.merge(data.sources[[*KEYS, "source"]], on=KEYS, validate="many_to_one")
    speakers = data.speakers.set_index("speaker")["name"]
    return in_order(data, found).assign(
        name=lambda f: f["person"].map(data.people.set_index("person")["name"]),
        body=lambda f: f["part"] == "body",
        where=lambda f: f["body"].map({True: "body", False: "headline or coda"}),
        sentence_by=lambda f: f["source"].map(speakers).fillna(itself(data)),
    )
