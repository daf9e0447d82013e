"""The shards of a run done by the workers of a Dask scheduler, on as many machines as it has."""

import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import distributed

from ..store.errors import UserError
from .executors import Executor, begin, end, go
from .shards import Job, Mark
from .sources import Shard

_HANDED = 256  # shards handed to the scheduler at a time; its workers come and go
_PATIENCE = 10  # seconds until a scheduler answers


class Handed(distributed.WorkerPlugin):
    """Gives a worker the job of a run. The scheduler keeps it, and so has it for workers that come later."""

    def __init__(self, name: str, job: Job) -> None:
        self.name, self.job = name, job

    def setup(self, worker: Any) -> None:
        """Keep the job."""
        begin(self.name, self.job)

    def teardown(self, worker: Any) -> None:
        """Forget it."""
        end(self.name)


def dask(address: str) -> Executor:
    """Return an executor of the workers of the scheduler at ``address``.

    They need the package and the same view of the files. A shard whose worker dies is done by another, and
    each writes its own files: nothing but marks comes back. ``UserError`` if no scheduler answers, or a shard
    killed several workers.
    """

    def execute(job: Job, shards: Iterable[Shard]) -> Iterator[Mark]:
        name, left = uuid.uuid4().hex, iter(shards)
        with _client(address) as client:
            client.register_plugin(Handed(name, job), name=name)
            first = list(islice(left, _HANDED))
            finished = distributed.as_completed(client.map(go, [name] * len(first), first, pure=False))
            try:
                for one in finished:
                    yield one.result()
                    for shard in islice(left, 1):
                        finished.add(client.submit(go, name, shard, pure=False))
            except distributed.KilledWorker as error:
                raise UserError(f"{address}: {error}; what is done stays, run it again") from error
            finally:
                client.unregister_worker_plugin(name)

    return execute


def _client(address: str) -> Any:
    try:
        return distributed.Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise UserError(f"{address}: no scheduler answers; start one with 'dask scheduler'") from error
