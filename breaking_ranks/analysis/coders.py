"""Who coded: the report on the language model, and which people have coded since."""

import pandas as pd

from ..store.corpus import Corpus
from .corpus import KEYS


def report(data: Corpus) -> pd.DataFrame:
    """Return the table *coding_report* with columns in words, what differs between the rounds named so.

    Source of the items: GUIDE-LLM (Feuerriegel et al. 2026).
    """
    rows = data.coding_report
    rounds = "First round: " + rows["first_round"] + " Second round: " + rows["second_round"]
    answers = (rows["answer"] + " " + rounds.where(rows["first_round"] != "", "")).str.strip()
    return pd.DataFrame({"Item": rows["item"], "Question": rows["question"], "Answer": answers})


def sheets(data: Corpus) -> dict[str, pd.DataFrame]:
    """Return the coded sentences of each person's sheet by the person's name, in the columns of a pass.

    Letters of articles are replaced by keys; sentences that the person did not code are left out. Empty
    where no sheet lies in the project.
    """
    keys = dict(zip(data.articles["letter"], data.articles["article"], strict=True))
    found = {}
    for name, sheet in data.human.items():
        coded = sheet[sheet["voice"] != ""]  # a row that has one value has them all
        found[name] = coded.assign(article=coded["article"].replace(keys)).reset_index(drop=True)
    return found


def values_of(sheet: pd.DataFrame, variable: str) -> "pd.Series[str]":
    """Return what a sheet says of one variable, as text, by article, paragraph and sentence."""
    return sheet.set_index(KEYS)[variable].astype("string")


def told(data: Corpus) -> str:
    """Return in one sentence which people have coded how many sentences, or that nobody has."""
    found = [f"{name} ({len(sheet)} sentences)" for name, sheet in sheets(data).items()]
    if not found:
        return "No person has coded a sheet yet: every share in this book is a language model's."
    return f"Sheets by people: {', '.join(found)}."
