"""The notebook of a chapter as it ran, to take away."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..doctree.executed import bound as bound_in

FOLDER = "notebooks"
_GLUE = re.compile(r"\{glue:text\}`([^`]+)`")


def fill(notebook: dict[str, Any], bound: Mapping[str, str]) -> dict[str, Any]:
    """Return ``notebook`` with every number of ``bound`` (name to text) written into its prose."""
    cells = [_filled(cell, bound) if cell["cell_type"] == "markdown" else cell for cell in notebook["cells"]]
    return {**notebook, "cells": cells}


def write(executed: Path, outdir: Path, docname: str) -> None:
    """Write the ``executed`` notebook, its numbers in its prose, to where ``docname`` links to."""
    place = outdir / FOLDER / f"{docname}.ipynb"
    place.parent.mkdir(parents=True, exist_ok=True)
    notebook = fill(json.loads(executed.read_text(encoding="utf-8")), bound_in(executed))
    place.write_text(
        json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
    )


def _filled(cell: dict[str, Any], bound: Mapping[str, str]) -> dict[str, Any]:
    source = "".join(cell["source"])
    return {**cell, "source": _GLUE.sub(lambda found: bound.get(found[1], found[0]), source)}
