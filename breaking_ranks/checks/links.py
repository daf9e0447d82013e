"""What must agree between a table and the sentences that it is made from."""

from collections.abc import Iterator

from ..coding.sheets import IDENTIFIED
from ..store.errors import Problem
from ..store.project import Project


def sum_problems(project: Project) -> Iterator[Problem]:
    """Yield each paragraph whose words and sentences are not those of its rows in ``sentences``."""
    sentences = project.load("sentences").groupby(["article", "paragraph"])
    counted = sentences.agg(n=("sentence", "size"), n_words=("words", "sum")).reset_index()
    paragraphs = project.load("paragraphs")
    both = paragraphs.merge(counted, on=["article", "paragraph"], how="left")
    agree = (both["sentences"] == both["n"]) & (both["words"] == both["n_words"])
    for row in both.index[both["paragraph"].notna() & ~agree.fillna(False)]:
        what = "does not agree with sentences.csv"
        yield project.problem("paragraphs", row, "sentences", what, "run 'make extract'")


def sheet_problems(project: Project, name: str) -> Iterator[Problem]:
    """Yield each row of a coding sheet that is not the sentence in the same row of ``sentences``.

    Where the sheet has fewer rows or more, the rows cannot be paired, and their numbers are the problem.
    """
    sentences, sheet = project.load("sentences")[IDENTIFIED], project.load(name)[IDENTIFIED]
    if len(sheet) != len(sentences):
        what = f"{len(sheet)} rows for {len(sentences)} sentences"
        yield project.problem(name, None, "", what, "code every sentence once")
        return
    differ = (sheet != sentences).fillna(True)
    for row in differ.index[differ.any(axis=1)]:
        keys = [key for key in IDENTIFIED if differ.at[row, key]]
        column = "sha256" if "sha256" in keys else ", ".join(keys)
        yield project.problem(
            name, row, column, "is not the sentence of sentences.csv", "code that sentence again"
        )
