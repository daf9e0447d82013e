"""Who speaks of whom, in what light, and how many hands away the words are."""

from types import SimpleNamespace

import pandas as pd

from .corpus import in_order
from .tellings import value_labels

NARRATOR = "the article itself"


def spoken_of(data: SimpleNamespace) -> pd.DataFrame:
    """Return how many sentences of each article have whom speak of whom, all parts of the article.

    Columns: ``article label speaker name hands tone sentences``. Where a mention has no hands, the
    speaker is the article itself. The three tones of one speaker and person stand in rows of their own.
    """
    rows = data.spoken_of.assign(
        speaker=data.spoken_of["source"].map(data.speakers.set_index("speaker")["name"]).fillna(NARRATOR),
        name=data.spoken_of["person"].map(data.people.set_index("person")["name"]),
        tone=data.spoken_of["tone"].map(value_labels(data, "spoken_of", "tone")),
        hands=data.spoken_of["hands"].map(value_labels(data, "spoken_of", "hands")),
    )  # fmt: skip
    rows.loc[data.spoken_of["hands"] == "0", "speaker"] = NARRATOR
    keys = ["article", "speaker", "name", "hands", "tone"]
    counted = rows.groupby(keys, as_index=False, sort=False).size().rename(columns={"size": "sentences"})
    return in_order(data, counted)


def of_person(data: SimpleNamespace, person: str) -> pd.DataFrame:
    """Return body sentences in which an official who left is hero, villain, or in a good or a bad light.

    Counted are the sentences whose ``target_person`` is ``person``, alone or with others. Columns:
    ``article label role count``; roles: hero, villain, good light, bad light.
    """
    coded = data.sentences[["article", "paragraph", "sentence", "part"]].merge(
        data.codings, on=["article", "paragraph", "sentence"]
    )
    coded = coded[
        (coded["part"] == "body") & coded["target_person"].str.split(";").map(lambda p: person in p)
    ]
    signs = {
        "hero": coded["hero"] == "official", "villain": coded["villain"] == "official",
        "good light": coded["tone_official"] == "1", "bad light": coded["tone_official"] == "-1",
    }  # fmt: skip
    counts = coded.assign(**signs).groupby("article")[list(signs)].sum().reset_index()
    return in_order(data, counts.melt("article", var_name="role", value_name="count"))
