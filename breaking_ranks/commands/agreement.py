"""``breaking-ranks agreement``: hold filled sheets against the settled codings and against each other."""

from collections.abc import Hashable, Iterator
from itertools import combinations
from typing import Any

import pandas as pd

from ..analysis import agreement, alternative, codebook, corrected, human
from ..analysis.codebook import Variable
from ..coding import sheets
from ..store.errors import UserError
from ..store.project import Project
from . import _input


def compared(project: Project, names: list[str], epsilon: str) -> Iterator[str]:
    """Yield what the sheets in the files ``names`` say, beside ours and beside each other.

    For each pair of coders: alpha of each variable and a confusion table; then our shares as corrected by
    the sample; where there are two sheets or more, the alternative annotator test with ``epsilon`` (a
    number, or a kind of coder in ``alternative.EPSILON``). ``UserError`` holds a problem for each row and
    cell of the first sheet that cannot be used.
    """
    penalty = _penalty(epsilon)
    if len(set(names)) < len(names):
        raise UserError(f"{names[0]}: a sheet is given twice; give each coder's sheet once")
    people = {name: sheets.read(project, name, _input.text(name)) for name in names}
    settled = project.load("codings")
    variables = codebook.sentence_variables(project.corpus())
    columns = codebook.names(variables)
    yield f"{human.OURS}: the settled codings, {len(settled)} sentences"
    for name, sheet in people.items():
        yield f"{name}: {len(sheet)} of {len(settled)} sentences coded"
    for one, two in combinations({human.OURS: settled, **people}.items(), 2):
        yield from _pair(one, two, variables)
    sample = project.load("sample")
    listed = [v.name for v in variables if v.values]  # the share of each single speaker says little
    yield from _shares(corrected.shares(settled, list(people.values()), sample, listed), len(sample))
    if len(people) > 1:
        yield from _test(alternative.by_variable(settled, people, columns, penalty), penalty)


def _penalty(epsilon: str) -> float:
    """Return epsilon as a number; ``UserError`` if it is no kind of coder and no number from 0 to 1."""
    try:
        value = alternative.EPSILON.get(epsilon) or float(epsilon)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        kinds = ", ".join(alternative.EPSILON)
        raise UserError(f"--epsilon: {epsilon!r} is not allowed; write {kinds} or a number from 0 to 1")
    return value


Coder = tuple[str, pd.DataFrame]


def _pair(one: Coder, two: Coder, variables: list[Variable]) -> Iterator[str]:
    found = human.compare(one[1], two[1], variables)
    yield ""
    yield f"Agreement of {one[0]} and {two[0]}, sentences in both: {found['n'].iloc[0]}"
    yield f"{'variable':15} {'alpha':>6}  {'95 % interval':15} {'positives, one / two':24} differing"
    yield from map(_line, found.to_dict("records"))
    yield (
        "alpha is Krippendorff's, nominal; for tones ordinal, where both see the target; "
        f"- where fewer than {agreement.ENOUGH} sentences or positives"
    )
    yield ""
    yield f"Confusion, value of {one[0]} / value of {two[0]}: sentences"
    for variable in codebook.names(variables):
        counts = human.confusion(one[1], two[1], variable)
        cells = (f"{a} / {b}: {n}" for a, row in counts.iterrows() for b, n in row.items() if n)
        yield f"{variable:15} {', '.join(cells)}"


def _line(row: dict[Hashable, Any]) -> str:
    alpha, span = "-", "-"
    if pd.notna(row["alpha"]):
        alpha, span = f"{row['alpha']:.2f}", f"{row['low']:.2f} to {row['high']:.2f}"
    return f"{row['variable']:15} {alpha:>6}  {span:15} {row['positives'] or '-':24} {row['differing']}"


def _shares(found: pd.DataFrame, sampled: int) -> Iterator[str]:
    yield ""
    yield f"Our shares corrected by the sample, sentences coded: {found['n'].iloc[0]} of {sampled}"
    yield f"{'variable':15} {'value':14} {'ours':>7} {'corrected':>10}  95 % interval"
    for row in found.to_dict("records"):
        share, span = f"{'-':>10}", "-"
        if pd.notna(row["corrected"]):
            share = f"{row['corrected']:10.1%}"
        if pd.notna(row["low"]):
            span = f"{row['low']:.1%} to {row['high']:.1%}"
        yield f"{row['variable']:15} {row['value']:14} {row['model']:7.1%} {share}  {span}"
    yield (
        "- where a stratum of the sample has too few coded sentences; an interval without width says that "
        "people and model agree on the sample, not that they would on the rest"
    )


def _test(found: pd.DataFrame, epsilon: float) -> Iterator[str]:
    yield ""
    yield f"Alternative annotator test (Calderon et al. 2025), epsilon {epsilon:g}"
    yield f"{'variable':15} {'omega':>6} {'rho':>6}  people  sentences"
    for row in found.to_dict("records"):
        omega, rho = (f"{row[key]:6.2f}" if pd.notna(row[key]) else f"{'-':>6}" for key in ("omega", "rho"))
        yield f"{row['variable']:15} {omega} {rho}  {row['people']:6}  {row['n']:9}"
    yield (
        "omega: share of people over whom the model wins, passed at 0.5; rho: share of sentences on which "
        f"it does as well or better; - where a person has fewer than {alternative.LEAST} sentences"
    )
