"""How far a run is: a bar on a terminal, a line now and then in a log."""

import sys
import time
from collections.abc import Iterable, Iterator

from tqdm import tqdm

from .shards import Mark

LINES_APART = 10.0  # seconds between two lines of a log


def shown(marks: Iterable[Mark], total: int, before: int, *, quiet: bool) -> Iterator[Mark]:
    """Pass marks on; say on standard error how many of ``total`` articles are done, how fast, how long yet.

    ``before`` is how many of them an earlier run did.
    """
    begun = told = time.monotonic()
    at = before
    on_terminal = sys.stderr.isatty()
    with tqdm(
        total=total, initial=before, unit=" articles", disable=quiet or not on_terminal, file=sys.stderr
    ) as bar:
        for mark in marks:
            number = mark.articles + mark.set_aside
            bar.update(number)
            at += number
            now = time.monotonic()
            if not quiet and not on_terminal and (now - told > LINES_APART or at == total):
                told = now
                line = tqdm.format_meter(at, total, now - begun, initial=before, ncols=0, unit=" articles")
                print(line, file=sys.stderr, flush=True)
            yield mark
