"""The notebook of a chapter as it ran, to take away."""

import json
import re
from pathlib import Path
from typing import Any

FOLDER = "notebooks"
_RECORD = "application/papermill.record/text/plain"
_GLUE = re.compile(r"\{glue:text\}`([^`]+)`")


def fill(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return ``notebook`` with every number that its own cells bound written into its prose."""
    bound = dict(_bound(notebook))
    cells = [_filled(cell, bound) if cell["cell_type"] == "markdown" else cell for cell in notebook["cells"]]
    return {**notebook, "cells": cells}


def write(executed: Path, outdir: Path, docname: str) -> None:
    """Write the ``executed`` notebook, filled, to where the page of ``docname`` links to."""
    place = outdir / FOLDER / f"{docname}.ipynb"
    place.parent.mkdir(parents=True, exist_ok=True)
    notebook = fill(json.loads(executed.read_text(encoding="utf-8")))
    place.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def _bound(notebook: dict[str, Any]) -> Any:
    """Yield each bound name with its text."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            name = output.get("metadata", {}).get("scrapbook", {}).get("name")
            text = output.get("data", {}).get(_RECORD)
            if name and text:
                yield name, "".join(text).strip("'\"")


def _filled(cell: dict[str, Any], bound: dict[str, str]) -> dict[str, Any]:
    source = "".join(cell["source"])
    return {**cell, "source": _GLUE.sub(lambda found: bound.get(found[1], found[0]), source)}
