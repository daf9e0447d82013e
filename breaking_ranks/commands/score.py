"""``breaking-ranks score``: the instruments' scores for sentences of anybody's."""

from collections.abc import Iterable, Iterator

from .. import derive, tables
from ..text.lexicons import Scored

HEADER = "id,vader,vader_neutral,lexicon_mean"


def rows(sentences: Iterable[str]) -> Iterator[str]:
    """Yield a CSV header, then a row for each sentence: ``id vader vader_neutral lexicon_mean``.

    ``id`` counts from 1; scores run from -1 to 1 and have four decimals; a blank sentence scores 0.
    ``vader_neutral`` is VADER with the names of the five articles neutralised.
    """
    lists = derive.lists()
    yield HEADER
    for number, sentence in enumerate(sentences, start=1):
        scored = Scored(sentence, lists.lexicons)
        neutral = Scored(lists.names.neutralised(sentence), lists.lexicons)
        scores = (scored.vader, neutral.vader, scored.mean)
        yield ",".join([str(number), *map(tables.decimals, scores)])
