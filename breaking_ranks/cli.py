"""The command line: ``breaking-ranks``."""

import argparse
import sys
from collections.abc import Callable, Iterable

from . import check, derive
from .tables import TableError


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 if it held, 1 with one line on standard error if not."""
    options = _parser().parse_args(arguments)
    try:
        for line in options.run(options):
            print(line)
    except TableError as error:
        print(f"breaking-ranks: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="breaking-ranks", description="Work on the data of the book Breaking Ranks.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, text: str, run: Callable[[argparse.Namespace], Iterable[str]]) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        return command

    add("extract", "Write data/derived from the five articles.", lambda _: derive.write())
    add("check", "Check every table, and the coded ones against the articles if they are here.", lambda _: check.run())
    return parser
