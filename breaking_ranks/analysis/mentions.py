"""Who speaks of whom, in what light, and how many hands away the words are."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from ..store.corpus import Corpus
from . import codebook
from .corpus import KEYS, in_order
from .voices import coded_body, itself


def spoken_of(data: Corpus) -> pd.DataFrame:
    """Return how many sentences of each article have whom speak of whom, all parts of the article.

    Columns: ``article label speaker name hands tone sentences``. Where a mention has no hands, the
    speaker is the article itself. The three tones of one speaker and person stand in rows of their own.
    """
    rows = data.spoken_of.assign(
        speaker=data.spoken_of["source"].map(data.speakers.set_index("speaker")["name"]).fillna(itself(data)),
        name=data.spoken_of["person"].map(data.people.set_index("person")["name"]),
        tone=data.spoken_of["tone"].map(codebook.values(data, "spoken_of", "tone")),
        hands=data.spoken_of["hands"].map(codebook.values(data, "spoken_of", "hands")),
    )  # fmt: skip
    rows.loc[data.spoken_of["hands"] == "0", "speaker"] = itself(data)
    keys = ["article", "speaker", "name", "hands", "tone"]
    counted = rows.groupby(keys, as_index=False, sort=False).size().rename(columns={"size": "sentences"})
    return in_order(data, counted)


def table(data: Corpus) -> pd.DataFrame:
    """Return ``spoken_of`` as a table: a row for each speaker of an article, columns in words.

    Each person is named with the number of sentences and how many of them are favourable or unfavourable.
    """
    rows = spoken_of(data)
    counts = rows.pivot_table(
        index=["label", "speaker", "hands", "name"], columns="tone", values="sentences", aggfunc="sum",
        fill_value=0, sort=False,
    ).reset_index()  # fmt: skip
    tones = codebook.values(data, "spoken_of", "tone")
    counts = counts.assign(said=[_said(row, tones) for row in counts.to_dict("records")])
    found = counts.groupby(["label", "speaker", "hands"], sort=False)["said"].agg("; ".join).reset_index()
    return found.set_axis(["Article", "Who speaks", "How near", "Of whom, in how many sentences"], axis=1)


def _said(row: dict[Hashable, Any], tones: dict[str, str]) -> str:
    shown = [tones[tone] for tone in (codebook.FAVOURABLE, codebook.UNFAVOURABLE)]
    lights = [f"{row[t]} {t}" for t in shown if row.get(t)]
    total = sum(row.get(t, 0) for t in tones.values())
    return f"{row['name']} {total}" + (f" ({', '.join(lights)})" if lights else "")


def favourable(data: Corpus) -> "pd.Series[int]":
    """Return how many mentions show somebody who left favourably, by who speaks.

    Index: ``himself`` (his letter included), ``unnamed`` sources, ``article`` itself and ``others``.
    """
    left = data.people[data.people["part"] == "official_who_left"]["person"]
    rows = _in_a_good_light(data)
    rows = rows[rows["person"].isin(left)]
    kinds = rows["source"].map(data.speakers.set_index("speaker")["kind"])
    by = pd.Series("others", rows.index)
    by[kinds == "anonymous_source"] = "unnamed"
    by[rows["hands"] == "0"] = "article"
    by[rows["source"].str.removesuffix("_letter") == rows["person"]] = "himself"
    return by.value_counts().reindex(["himself", "unnamed", "article", "others"], fill_value=0)


def _in_a_good_light(data: Corpus) -> pd.DataFrame:
    """Return the mentions that show the person favourably."""
    return data.spoken_of[data.spoken_of["tone"] == codebook.FAVOURABLE]


def two_tones(data: Corpus, person: str) -> dict[str, int]:
    """Return in how many body sentences ``person`` appears favourably by either of the two codings of tone.

    ``mentions``: tone toward the person in *spoken_of*, where coming forward is favourable; ``sentences``:
    tone toward the official in *codings*, where nothing says so; ``both``: by the one and the other.
    """
    light = _in_a_good_light(data)
    light = light[light["person"] == person]
    coded = coded_body(data)
    place = coded.set_index(KEYS).index
    mention = place.isin(light.set_index(KEYS).index)
    sentence = (_about(coded, person) & (coded["tone_official"] == codebook.FAVOURABLE)).to_numpy()
    found = {"mentions": mention, "sentences": sentence, "both": mention & sentence}
    return {name: int(rows.sum()) for name, rows in found.items()}


def _about(coded: pd.DataFrame, person: str) -> "pd.Series[bool]":
    """Return in which coded sentences the official who left is ``person``, alone or with others."""
    return coded["target_person"].str.split(";").map(lambda people: person in people)


def of_person(data: Corpus, person: str, *, alone: bool = False) -> pd.DataFrame:
    """Return body sentences in which an official who left is hero, villain, or in a good or a bad light.

    Counted are the sentences whose ``target_person`` is ``person``, together with others or, where
    ``alone``, nobody else. Columns: ``article label role count``; roles: hero, villain, good light, bad
    light.
    """
    coded = coded_body(data)
    coded = coded[coded["target_person"] == person if alone else _about(coded, person)]
    signs = {
        "hero": coded["hero"] == "official", "villain": coded["villain"] == "official",
        "good light": coded["tone_official"] == codebook.FAVOURABLE,
        "bad light": coded["tone_official"] == codebook.UNFAVOURABLE,
    }  # fmt: skip
    counts = coded.assign(**signs).groupby("article")[list(signs)].sum().reset_index()
    return in_order(data, counts.melt("article", var_name="role", value_name="count"))
