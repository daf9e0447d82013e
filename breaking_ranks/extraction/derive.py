"""From the articles to ``data/derived``: read, extract, write."""

import re
from collections.abc import Iterator
from typing import Any

from ..analysis import sampling
from ..store import raw, tables
from ..store.errors import Problem, TableError
from ..store.project import Project
from ..text.defaults import default_lists
from ..text.extract import extract
from ..text.inputs import Lists
from ..text.parts import Rule
from ..text.stems import cue_stems

STATEMENT = "first-person statement"
# all that come from the articles alone
TABLES = ("texts", "paragraphs", "sentences", "quotes", "cues", "cue_places", "furniture", "terms", "valence")


def part_rules(project: Project) -> list[Rule]:
    """Return the rules of the parts, from ``parts``.

    ``TableError`` holds a problem for each pattern that is no regular expression.
    """
    rules = [
        Rule(r.rule, r.article, None if r.line is tables.NOTHING else int(r.line), r.pattern, r.part)
        for r in project.rows("parts")
    ]
    wrong = [problem for row, rule in enumerate(rules) for problem in _pattern_problems(project, row, rule)]
    if wrong:
        raise TableError(*wrong)
    return rules


def _pattern_problems(project: Project, row: int, rule: Rule) -> Iterator[Problem]:
    try:
        _ = rule.expression
    except (re.error, OverflowError, RecursionError) as error:
        what = f"{rule.pattern!r} is no regular expression ({error})"
        yield project.problem("parts", row, "pattern", what, "correct the cell")


def lists(project: Project) -> Lists:
    """Return what people decided, from the coded tables, and the lists of the package.

    Errors as ``part_rules``.
    """
    return default_lists(
        rules=part_rules(project),
        names=(r.form for r in project.rows("name_forms")),
        frames={r.frame: cue_stems(r.cues) for r in project.rows("frames")},
    )


def rows(project: Project) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every derived table that comes from the articles, by table name.

    ``UserError`` if an article is missing or changed, or a pattern of ``parts`` is none.
    """
    genres = project.load("articles").set_index("article")["genre"]
    coded = lists(project)
    merged: dict[str, list[dict[str, Any]]] = {}
    for article, text in raw.read_all(project).items():
        for name, found in extract(article, text, coded, document=genres[article] == STATEMENT).items():
            merged.setdefault(name, []).extend(found)
    return merged


def write(project: Project) -> Iterator[str]:
    """Write the derived tables, all rows known before the first is written; yield a line for each."""
    for name, found in rows(project).items():
        place = project.write(name, found)
        yield f"{project.told(place)}: {len(found)} rows"
    sample = sampling.sample(project.corpus()).to_dict("records")
    yield f"{project.told(project.write('sample', sample))}: {len(sample)} rows"  # type: ignore[arg-type]
