"""The notebook of a chapter as it ran, to take away."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .. import parts
from ..doctree.executed import bound as bound_in

FOLDER = "notebooks"
_GLUE = re.compile(r"\{glue:text\}`([^`]+)`")


def fill(notebook: dict[str, Any], bound: Mapping[str, str]) -> dict[str, Any]:
    """Return ``notebook`` with every number of ``bound`` (name to text) written into its prose."""
    cells = [_filled(cell, bound) if cell["cell_type"] == "markdown" else cell for cell in notebook["cells"]]
    return {**notebook, "cells": cells}


def introduce(notebook: dict[str, Any], version: str) -> dict[str, Any]:
    """Return ``notebook`` with a first cell that says what it needs of the release ``version``."""
    text = (
        f"*To run this notebook of Breaking Ranks {version}, take two files of that release: install "
        f"`{parts.wheel(version)}` with pip, unpack `{parts.DATA}.zip`, and put the notebook into the folder "
        f"`{parts.DATA}`.*"
    )
    first = {"cell_type": "markdown", "id": "to-run", "metadata": {}, "source": text}
    return {**notebook, "cells": [first, *notebook["cells"]]}


def write(executed: Path, outdir: Path, docname: str, version: str) -> None:
    """Write the ``executed`` notebook to where ``docname`` links to.

    It says first what it needs, of the ``version`` of the book, and has its numbers in its prose.
    """
    place = outdir / FOLDER / f"{docname}.ipynb"
    place.parent.mkdir(parents=True, exist_ok=True)
    filled = fill(json.loads(executed.read_text(encoding="utf-8")), bound_in(executed))
    notebook = introduce(filled, version)
    place.write_text(
        json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
    )


def _filled(cell: dict[str, Any], bound: Mapping[str, str]) -> dict[str, Any]:
    source = "".join(cell["source"])
    return {**cell, "source": _GLUE.sub(lambda found: bound.get(found[1], found[0]), source)}
