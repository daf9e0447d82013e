"""What a step of the check consists of, and how far it comes when something in it cannot be used."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..store.errors import Problem, UserError


@dataclass(frozen=True)
class NotChecked:
    """What could not be checked, the files that must be mended before, and why, if no other part says it."""

    what: str
    files: tuple[str, ...]
    problems: tuple[Problem | str, ...] = ()


Found = Problem | NotChecked


@dataclass(frozen=True)
class Step:
    """A step of the check: the line that is said where it held, and its parts, each by what it checks.

    ``against`` says of all parts against what they are checked.
    """

    held: str
    parts: Mapping[str, Callable[[], Iterable[Found]]]
    against: str = ""

    def run(self) -> Iterator[Found]:
        """Yield every problem of every part, and what was not checked as it needs what cannot be used."""
        for what, part in self.parts.items():
            try:
                yield from part()
            except UserError as error:
                yield NotChecked(what, _files(error.problems), error.problems)


def _files(problems: Iterable[Problem | str]) -> tuple[str, ...]:
    """Return the files of ``problems``, each once; a message that is no problem begins with its file."""
    files = (p.file if isinstance(p, Problem) else p.partition(":")[0] for p in problems)
    return tuple(dict.fromkeys(files))


def named_before(problem: Problem, known: Iterable[Problem]) -> bool:
    """Say whether one of ``known`` is in the same cell, or is the same."""
    return any(
        problem == other
        or (problem.row is not None and (problem.file, problem.row) == (other.file, other.row)
            and _columns(problem) & _columns(other))
        for other in known
    )  # fmt: skip


def _columns(problem: Problem) -> set[str]:
    return set(filter(None, problem.column.split(", ")))
