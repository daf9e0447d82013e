"""What a page needs to know a reader's copy again and to code it: hashes, places and codings, no text."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from ..store.corpus import Corpus
from ..store.tables import each
from . import codebook
from .codebook import Variable
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
    variables = codebook.sentence_variables(data)
    codings = data.sentences[KEYS].merge(data.codings, on=KEYS, how="left", validate="one_to_one")
    paragraphs = data.paragraphs[data.paragraphs["paragraph"].notna()]
    return {
        "articles": _articles(data),
        "paragraphs": _records(paragraphs[_PARAGRAPH]),
        "sentences": _records(data.sentences[_SENTENCE]),
        "quotes": _records(data.quotes[["article", "paragraph", "kind", "first_word", "last_word"]]),
        "cues": _records(data.cue_places[["article", "paragraph", "frame", "first_word", "last_word"]]),
        "codings": codings[codebook.names(variables)].astype("string").to_numpy().tolist(),
        "variables": [_variable(data, variable) for variable in variables],
        "sample": data.sample[KEYS].to_numpy().tolist(),
        "columns": list(data.pass_1.columns),
        "absent": {v.name: v.absent for v in variables if v.kind in (codebook.ROLE, codebook.TONE)},
    }


def _articles(data: Corpus) -> Records:
    rows = data.articles.set_index("article").loc[labels(data).index].reset_index()
    return [
        {"article": a.article, "label": a.label, "title": a.title, "letter": a.letter,
         "signs": signs(data, a.outlet)}
        for a in each(rows)
    ]  # fmt: skip


def _variable(data: Corpus, variable: Variable) -> dict[Hashable, Any]:
    """Return a variable with its rules; one that is coded 0 or 1 has no list of values."""
    frame = variable.kind == codebook.FRAME
    rules = _rules_of_frame(data, variable.name) if frame else {"Means": _definition(data, variable.name)}
    return {
        "variable": variable.name, "label": variable.label, "frame": frame,
        "values": _values(data, variable), "rules": rules,
    }  # fmt: skip


def _rules_of_frame(data: Corpus, frame: str) -> dict[str, str]:
    """Return the rules of a frame; its cue words are left out, for a coder is not to know them."""
    rules = data.frames.set_index("frame").loc[frame]
    heads = {
        "Carried where": "definition",
        "Counts": "include",
        "Does not count": "exclude",
        "Such as": "example",
    }
    return {head: str(rules[column]) for head, column in heads.items()}


def _definition(data: Corpus, variable: str) -> str:
    rows = data.variables[data.variables["sheet"] == codebook.SENTENCES]
    return str(rows.set_index("variable").at[variable, "definition"])


def _values(data: Corpus, variable: Variable) -> Records:
    if variable.binary:
        return []
    listed: Records = [{"value": value, "label": label} for value, label in variable.values.items()]
    if variable.keys_of == "speakers":
        named = data.speakers.rename(columns={"speaker": "value", "name": "label"})
        return [NOBODY, *_records(named[["value", "label"]])]
    return listed


def _records(rows: pd.DataFrame) -> Records:
    return rows.astype(object).to_dict("records")
