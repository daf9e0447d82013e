"""Sentiment toward a named target, of which a sentence's score says little: NewsMTSC (Hamborg 2021)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from breaking_ranks.text.defaults import default_lexicons

from . import measure

SETS = {"rw": "real-world test set", "mt": "test set with several targets"}
CLASSES = {2.0: 0, 4.0: 1, 6.0: 2}  # negative, neutral, positive
NOTE = "The sentence's score taken for every target in it; n counts targets; interval over sentences"

BASELINE = "The label that most targets of the set have, named for every target; interval over sentences"


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield VADER's macro F1 on the two test sets, from ``folder``/rw_test.jsonl and mt_test.jsonl.

    Beside it stands that of naming the most frequent label of the set every time.
    """
    lexicons = default_lexicons()
    for key, name in SETS.items():
        lines = (folder / f"{key}_test.jsonl").read_text(encoding="utf-8").splitlines()
        truth, scores, sentences = [], [], []
        for number, line in enumerate(lines):
            sentence = json.loads(line)
            score = lexicons.score(sentence["sentence_normalized"], "vader")
            for target in sentence["targets"]:
                truth.append(CLASSES[target["polarity"]])
                scores.append(score)
                sentences.append(number)
        guesses = {
            "VADER": measure.classes(scores, measure.SCORE_CUT),
            "most frequent label": np.full(len(truth), np.bincount(truth).argmax()),
        }
        for instrument, guess in guesses.items():
            yield from measure.rows(
                instrument, f"NewsMTSC, {name}", {"macro F1 toward the target": measure.macro_f1},
                np.array(truth), guess, np.array(sentences), NOTE if instrument == "VADER" else BASELINE,
            )  # fmt: skip
