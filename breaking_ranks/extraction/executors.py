"""Who does the shards of a run: this process or several of this machine; ``cluster`` has Dask's workers.

Each takes a job and shards and yields their marks as they are done. None is handed more shards at a time
than its workers can soon do, so a run of a million shards takes no more memory than one of a hundred.
"""

import concurrent.futures
import gc
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from ..store.errors import UserError
from .shards import Job, Mark, work
from .sources import Shard

Executor = Callable[[Job, Iterable[Shard]], Iterator[Mark]]

_AHEAD = 4  # shards handed out for each process
_jobs: dict[str, Job] = {}  # of this worker, by the name of the run


def serial(job: Job, shards: Iterable[Shard]) -> Iterator[Mark]:
    """Do the shards one after the other."""
    begin("", job)
    return (go("", shard) for shard in shards)


def pool(processes: int) -> Executor:
    """Return an executor of several processes of this machine. ``UserError`` if one of them is killed."""

    def execute(job: Job, shards: Iterable[Shard]) -> Iterator[Mark]:
        # not forked: the library that writes Parquet has threads, and a fork would keep their locks
        context = multiprocessing.get_context("spawn")
        left = iter(shards)
        with concurrent.futures.ProcessPoolExecutor(processes, context, begin, ("", job)) as workers:
            waiting = {workers.submit(go, "", shard) for shard in islice(left, processes * _AHEAD)}
            while waiting:
                finished, waiting = concurrent.futures.wait(
                    waiting, return_when=concurrent.futures.FIRST_COMPLETED
                )
                waiting |= {workers.submit(go, "", shard) for shard in islice(left, len(finished))}
                yield from (one.result() for one in finished)

    def told(job: Job, shards: Iterable[Shard]) -> Iterator[Mark]:
        try:
            yield from execute(job, shards)
        except concurrent.futures.BrokenExecutor as error:
            raise UserError("a process was killed; what is done stays, run it again") from error

    return told


def begin(name: str, job: Job) -> None:
    """Keep the job of a run in this worker, and all that is loaded out of every search for garbage."""
    os.environ.setdefault("POLARS_MAX_THREADS", "1")  # every core has a worker already
    _jobs[name] = job
    gc.collect()
    gc.freeze()


def end(name: str) -> None:
    """Forget the job of a run."""
    _jobs.pop(name, None)


def go(name: str, shard: Shard) -> Mark:
    """Do a shard of a run whose job this worker has."""
    return work(_jobs[name], shard)
