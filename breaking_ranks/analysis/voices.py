"""Who speaks in the articles, and how the words are attributed."""

import pandas as pd

from ..store.corpus import Corpus
from . import codebook, statistics
from .corpus import KEYS, body, in_order

WOMEN = "woman"  # no kind of speaker, but shown beside them


def itself(data: Corpus) -> str:
    """Return what readers see as the speaker where nobody but the article speaks."""
    return codebook.values(data, codebook.SENTENCES, "voice").get("narrator", "narrator")


def coded_body(data: Corpus) -> pd.DataFrame:
    """Return the sentences of the body with their settled codings."""
    codings = data.codings.drop(columns=["sha256", "note"])
    return body(data).merge(codings, on=KEYS, validate="one_to_one")


def words_by_voice(data: Corpus) -> pd.DataFrame:
    """Return words of the body by article and coded voice: ``article label voice words share``."""
    counted = coded_body(data).groupby(["article", "voice"], as_index=False)["words"].sum()
    total = counted.groupby("article")["words"].transform("sum")
    found = in_order(data, counted.assign(share=(counted["words"] / total).astype(float)))
    names = codebook.values(data, codebook.SENTENCES, "voice")
    return found.assign(
        order=codebook.places(found["voice"], names), voice_label=codebook.named(found["voice"], names)
    )


def speakers(data: Corpus) -> pd.DataFrame:
    """Return each speaker's words of the body.

    Columns: ``article label speaker name kind kind_label named gender words share``. Share is of all words
    of the body, the article's own included.
    """
    coded = coded_body(data)
    total = coded.groupby("article")["words"].sum()
    found = coded[coded["speaker"] != "none"].groupby(["article", "speaker"], as_index=False)["words"].sum()
    found = found.merge(data.speakers.drop(columns="note"), on="speaker")
    share = (found["words"] / found["article"].map(total)).astype(float)
    found = found.assign(
        share=share, kind_label=codebook.named(found["kind"], codebook.categories(data, "speaker_kind"))
    )
    return in_order(data, found.sort_values("words", ascending=False, kind="stable"))


def heard(data: Corpus) -> pd.DataFrame:
    """Return the words given to each kind of speaker over all bodies, by how they are given.

    Columns: ``kind kind_label``, ``speakers`` and ``words`` of the kind, ``how how_label`` and its ``count``
    of words. ``how`` is *quoted* (inside quotation marks), *document* or *rest*, the rest of those sentences,
    which holds reported speech and the reporter's "he said" alike. A kind that nobody heard is of has zeros.
    The last row but for ``how``, *woman*, counts women across all kinds, in quotations alone.
    """
    coded = coded_body(data).merge(data.speakers.drop(columns="note"), on="speaker")
    document = coded["voice"] == "document"
    ways, kinds = codebook.categories(data, "how"), codebook.categories(data, "speaker_kind")
    parts = pd.DataFrame({
        "quoted": coded["quoted_words"].where(~document, 0),
        "rest": (coded["words"] - coded["quoted_words"]).where(~document, 0),
        "document": coded["words"].where(document, 0),
    })  # fmt: skip
    by_kind = coded[["kind", "words"]].join(parts).groupby("kind").sum()
    by_kind.insert(0, "speakers", coded.groupby("kind")["speaker"].nunique())
    order = [kind for kind in kinds if kind != WOMEN]
    order += [kind for kind in by_kind.index if kind not in kinds]
    by_kind = by_kind.reindex(order, fill_value=0).sort_values("words", ascending=False, kind="stable")
    women = quoted_by_gender(data)["woman"]
    by_kind.loc[WOMEN] = [int(women > 0), women, women, 0, 0]
    long = by_kind.astype(int).reset_index(names="kind")
    long = long.melt(["kind", "speakers", "words"], var_name="how", value_name="count")
    return long.assign(
        kind_label=codebook.named(long["kind"], kinds), how_label=codebook.named(long["how"], ways)
    )


def quoted_by_gender(data: Corpus) -> "pd.Series[int]":
    """Return words of sentences in direct or mixed voice, or of a document, by the speaker's gender."""
    coded = coded_body(data).merge(data.speakers.drop(columns="note"), on="speaker")
    direct = coded[coded["voice"].isin(["direct", "mixed", "document"])]
    return (
        direct.groupby("gender")["words"]
        .sum()
        .reindex(["man", "woman", "unstated", "none"], fill_value=0)
        .astype(int)
    )


def of_those_who_left(data: Corpus) -> dict[str, float]:
    """Return which share of the words given to any speaker officials who left have.

    ``all``: of whole sentences of all bodies, the reporter's "he said" included; ``reported``: the same
    without documents, in which no reporter chose whom to hear. Both from 0 to 1.
    """
    given = coded_body(data).merge(data.speakers[["speaker", "kind"]], on="speaker")
    given = given[given["speaker"] != "none"]
    reported = given[given["voice"] != "document"]
    shares = {
        name: rows.loc[rows["kind"] == "official_who_left", "words"].sum() / rows["words"].sum()
        for name, rows in {"all": given, "reported": reported}.items()
    }
    return {name: float(share) for name, share in shares.items()}


def rule_against_coding(data: Corpus) -> dict[str, float]:
    """Return precision, recall and F1 of the rule for attributed sentences, held against our own codings.

    Attributed by coding: any voice but the article's own. Documents are left out: the rule speaks of
    sentences given to somebody other than their author.
    """
    coded = coded_body(data)
    coded = coded[coded["voice"] != "document"]
    return scores(coded["attributed"].astype(bool), coded["voice"] != "narrator")


def scores(predicted: "pd.Series[bool]", true: "pd.Series[bool]") -> dict[str, float]:
    """Return ``precision``, ``recall``, ``f1`` and ``n`` of a prediction of yes or no."""
    pair = true.to_numpy(bool), predicted.to_numpy(bool)
    measures = (statistics.precision, statistics.recall, statistics.f1)
    return {measure.__name__: measure(*pair) for measure in measures} | {"n": len(true)}


def anonymous_share(data: Corpus, article: str) -> float:
    """Return the share of the body's words that an article gives to sources it does not name."""
    found = speakers(data)
    return float(found[(found["article"] == article) & (found["kind"] == "anonymous_source")]["share"].sum())


def who_told(data: Corpus, person: str) -> pd.DataFrame:
    """Return how many events of ``person`` have what source: ``label attribution speaker source events``.

    ``attribution`` says whether the sentence marks its source, carries it from before, or has none; an event
    told again by another row counts once.
    """
    events = data.events[(data.events["person"] == person) & (data.events["same_as"] == "")]
    found = events.merge(data.sources[[*KEYS, "attribution", "source"]], on=KEYS, validate="many_to_one")
    names = data.speakers.set_index("speaker")["name"]
    found = found.assign(speaker=found["source"], source=found["source"].map(names).fillna(itself(data)))
    keys = ["article", "attribution", "speaker", "source"]
    counted = found.groupby(keys, as_index=False).size()
    return in_order(data, counted.rename(columns={"size": "events"}))
