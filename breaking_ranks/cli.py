"""The command line: ``breaking-ranks``."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from .commands import _input, agreement, check, codebook, compare, extract, masked, score, sheet, show
from .exchange import files
from .store.errors import UserError
from .store.project import Project

Run = Callable[[argparse.Namespace], Iterable[str]]


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 if it held; if not, 1, with the problems on standard error, a line each."""
    options = parser().parse_args(arguments)
    try:
        for line in options.run(options):
            print(line)
        sys.stdout.flush()
    except UserError as error:
        sys.stdout.flush()
        for line in error.told():
            print(f"breaking-ranks: {line}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader, such as head, has enough; without this Python complains at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command; the options that it reads have the command's ``run``."""
    whole = argparse.ArgumentParser(
        prog="breaking-ranks", description="Work on the data of the book Breaking Ranks."
    )
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Run, text: str, **arguments: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        command.add_argument(
            "--project", metavar="FOLDER", type=Path,
            help="the folder of the data, or the one that holds it in 'data'; if not given, the first with "
            "data from the working folder upward",
        )  # fmt: skip
        for argument, meaning in arguments.items():
            command.add_argument(argument, metavar=argument.upper(), help=meaning)
        return command

    _extract_options(
        add("extract", _extract, "Write data/derived from the articles, or tables of a large corpus.")
    )
    add(
        "check",
        lambda o: check.lines(_project(o)),
        "Check every table, and the coded ones against the articles if they are here.",
    )
    add(
        "codebook",
        lambda o: codebook.lines(_project(o)),
        "Write the coded columns of datapackage.json and the blank sheet, from frames, variables and values.",
    )
    add(
        "show",
        _show,
        "Print a paragraph with its codings and what cites it.",
        article="a key such as rfa-2005, or a file number such as 001",
        paragraph="its number, from 1",
    )
    add(
        "compare",
        lambda o: compare.lines(_project(o), o.file, _input.lines(o.file)),
        "Say which article a file has, and how much of it.",
        file="a text file, one paragraph a line",
    )
    _sheet_options(add("sheet", _sheet, "Print a blank coding sheet (CSV), or what is read beside it."))
    filled = add(
        "agreement",
        lambda o: agreement.compared(_project(o), o.sheet, o.epsilon),
        "Compare filled sheets with the settled codings and with each other.",
    )
    filled.add_argument("sheet", metavar="SHEET", nargs="+", help="a filled sheet (CSV, UTF-8)")
    filled.add_argument(
        "--epsilon",
        default="skilled",
        help="what a model may cost in agreement because it is cheaper, for the alternative annotator test: "
        "expert (0.2), skilled (0.15, if not given) or crowd (0.1), by the kind of coders, or a number",
    )
    add(
        "score",
        _score,
        "Print the sentiment scores of each line (CSV).",
        file="one sentence a line, UTF-8; - is standard input",
    )
    _export_options(add("export", _export, "Write codebook or codings for other programs."))
    add(
        "release",
        _release,
        "Pack the built book, its notebooks, the data and the package, with checksums, into dist.",
    )
    return whole


def _extract_options(command: argparse.ArgumentParser) -> None:
    large = command.add_argument_group("a large corpus", "Goes on where an earlier run was stopped.")
    large.add_argument(
        "--input", metavar="CORPUS",
        help="a file .jsonl (an object with article and text a line) or a folder of files .txt",
    )  # fmt: skip
    large.add_argument("--output", metavar="FOLDER", help="where the tables go")
    large.add_argument("--format", choices=extract.FORMATS, default="parquet", help="parquet if not given")
    large.add_argument("--jobs", metavar="N", type=int, help="processes; if not given, one for each core")
    large.add_argument("--scheduler", metavar="ADDRESS", help="of Dask, whose workers do it instead")
    large.add_argument("--quiet", action="store_true", help="say nothing of how far it is")


def _extract(options: argparse.Namespace) -> Iterable[str]:
    project = _project(options)
    if not any((options.input, options.output, options.jobs, options.scheduler)):
        return extract.lines(project)
    if not (options.input and options.output):
        raise UserError("--input and --output go together; name the corpus and where the tables go")
    return extract.large(
        project, options.input, options.output,
        kind=options.format, jobs=options.jobs, scheduler=options.scheduler, quiet=options.quiet,
    )  # fmt: skip


def _export_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "kind",
        choices=files.NAMES,
        help="qdc: the codebook, as REFI-QDA; qdpx: articles and codings, as REFI-QDA, for those who hold "
        "the articles; annotations: the codings, as W3C Web Annotations",
    )
    command.add_argument("file", metavar="FILE", nargs="?", help="if not given, the name that the book uses")
    command.add_argument(
        "--passes", action="store_true", help="qdpx: both passes of the language model too, each as a coder"
    )


def _sheet_options(command: argparse.ArgumentParser) -> None:
    kinds = command.add_mutually_exclusive_group()
    kinds.add_argument(
        "--masked",
        action="store_true",
        help="print the sentences to code, outlets masked; for those who hold the articles",
    )
    kinds.add_argument(
        "--sample",
        action="store_true",
        help="print a blank sheet of the sixty sentences drawn for people, texts lettered as in --masked",
    )


def _sheet(options: argparse.Namespace) -> Iterable[str]:
    if options.masked:
        return masked.view(_project(options))
    project = _project(options)
    return _noted(
        sheet.sample(project) if options.sample else sheet.blank(project), "blank rows, one for each sentence"
    )


def _project(options: argparse.Namespace) -> Project:
    """Return the project that the command names, or else the one that the working folder belongs to."""
    return Project.at(options.project) if options.project else Project.find()


def _score(options: argparse.Namespace) -> Iterable[str]:
    try:
        project = _project(options)
    except UserError:
        if options.project:
            raise
        project = None
        print("breaking-ranks: no project here, so no names are neutralised", file=sys.stderr)
    return _noted(score.rows(project, _input.lines(options.file)), "lines scored")


def _export(options: argparse.Namespace) -> Iterable[str]:
    from .commands import export  # here, for the same reason as the release

    project, name = _project(options), options.file or files.NAMES[options.kind]
    if options.kind == "qdpx":
        return export.qdpx(project, name, passes=options.passes)
    if options.passes:
        raise UserError(f"--passes: {options.kind} has the settled codings alone; leave it out")
    return export.made(project, options.kind, name)


def _release(options: argparse.Namespace) -> Iterable[str]:
    from .commands import release  # here: it brings the whole book, which other commands do without

    return release.lines(_project(options))


def _show(options: argparse.Namespace) -> Iterable[str]:
    if not options.paragraph.isdecimal():
        raise UserError(f"{options.paragraph}: is no paragraph; give its number, from 1")
    return show.paragraph(_project(options), options.article, int(options.paragraph))


def _noted(table: Iterable[str], what: str) -> Iterator[str]:
    """Pass a CSV on; say on standard error, so that the CSV stays clean, how many rows it had."""
    count = -1  # the header is no row
    for line in table:
        yield line
        count += 1
    print(f"breaking-ranks: {count} {what}", file=sys.stderr)
