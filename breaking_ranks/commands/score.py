"""``breaking-ranks score``: the instruments' scores for sentences of anybody's."""

from collections.abc import Iterable, Iterator

from ..extraction import derive
from ..store import tables
from ..store.project import Project
from ..text.defaults import default_lists
from ..text.lexicons import Scored

HEADER = "id,vader,vader_neutral,lexicon_mean"


def rows(project: Project | None, sentences: Iterable[str]) -> Iterator[str]:
    """Yield a CSV header, then a row for each sentence: ``id vader vader_neutral lexicon_mean``.

    ``id`` counts from 1; scores run from -1 to 1 and have four decimals; a blank sentence scores 0.
    ``vader_neutral`` is VADER with the names in the articles of ``project`` neutralised; without a project
    no name is known, and none is.
    """
    lists = derive.lists(project) if project else default_lists()
    yield HEADER
    for number, sentence in enumerate(sentences, start=1):
        scored = Scored(sentence, lists.lexicons)
        neutral = Scored(lists.names.neutralised(sentence), lists.lexicons)
        scores = (scored.vader, neutral.vader, scored.mean)
        yield ",".join([str(number), *map(tables.decimals, scores)])
