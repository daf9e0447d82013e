"""What a page needs to know a reader's copy again and to code it: hashes, places and codings, no text."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from ..corpus import Corpus
from ..tables import each
from .agreement import ABSENT, coded_variables
from .corpus import KEYS, labels
from .masking import signs

Records = list[dict[Hashable, Any]]
NOBODY: dict[Hashable, Any] = {"value": "none", "label": "nobody but the article itself"}
_PARAGRAPH = ["article", "paragraph", "part", "sha256", "sha256_text", "plain_words", "plain_letters"]
_SENTENCE = [*KEYS, "part", "sha256", "plain_words", "plain_letters"]


def content(data: Corpus) -> dict[str, Any]:
    """Return everything that the page *Check and code with your own copy* takes with it, ready for JSON.

    ``articles`` in the order of publication, each with the signs that mask names of outlets; ``paragraphs``
    and ``sentences`` with their hashes and sizes; ``quotes`` and ``cues`` by the words between which they
    stand; ``codings`` in the order of ``sentences``, values in that of ``variables``, which is the codebook;
    ``sample``, the keys of the sentences drawn; ``columns`` of a coding sheet; ``absent``, the value of a
    tone or a role where its target is not in the sentence. No key holds a word of an article but its title.
    """
    variables = coded_variables(data)
    codings = data.sentences[KEYS].merge(data.codings, on=KEYS, how="left", validate="one_to_one")
    paragraphs = data.paragraphs[data.paragraphs["paragraph"].notna()]
    return {
        "articles": _articles(data),
        "paragraphs": _records(paragraphs[_PARAGRAPH]),
        "sentences": _records(data.sentences[_SENTENCE]),
        "quotes": _records(data.quotes[["article", "paragraph", "kind", "first_word", "last_word"]]),
        "cues": _records(data.cue_places[["article", "paragraph", "frame", "first_word", "last_word"]]),
        "codings": codings[variables].astype("string").to_numpy().tolist(),
        "variables": [*_frames(data), *_variables(data)],
        "sample": data.sample[KEYS].to_numpy().tolist(),
        "columns": list(data.pass_1.columns),
        "absent": ABSENT,
    }


def _articles(data: Corpus) -> Records:
    rows = data.articles.set_index("article").loc[labels(data).index].reset_index()
    return [
        {"article": a.article, "label": a.label, "title": a.title, "letter": a.letter,
         "signs": signs(data, a.outlet)}
        for a in each(rows)
    ]  # fmt: skip


def _frames(data: Corpus) -> Records:
    """Return the frames with their rules; cue words are left out, for a coder is not to know them."""
    return [
        {"variable": f.frame, "label": f.label, "frame": True, "values": [],
         "rules": {"Carried where": f.definition, "Counts": f.include, "Does not count": f.exclude,
                   "Such as": f.example}}
        for f in each(data.frames)
    ]  # fmt: skip


def _variables(data: Corpus) -> Records:
    """Return the other variables of a sheet; one that is yes or no has no list of values."""
    rows = data.variables[data.variables["sheet"] == "sentences"]
    return [
        {"variable": v.variable, "label": v.label, "frame": False, "values": _values(data, v.variable),
         "rules": {"Means": v.definition}}
        for v in each(rows)
    ]  # fmt: skip


def _values(data: Corpus, variable: str) -> Records:
    if variable == "speaker":
        named = data.speakers.rename(columns={"speaker": "value", "name": "label"})
        return [NOBODY, *_records(named[["value", "label"]])]
    found = data.values[(data.values["sheet"] == "sentences") & (data.values["variable"] == variable)]
    return [] if set(found["value"]) == {"0", "1"} else _records(found[["value", "label"]])


def _records(rows: pd.DataFrame) -> Records:
    return rows.astype(object).to_dict("records")
