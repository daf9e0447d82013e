"""The notebooks as they ran: where myst-nb puts them, and what it keeps inside and beside them."""

import json
from ast import literal_eval
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx


def place(app: Sphinx, docname: str) -> Path:
    """Return where the notebook of ``docname`` lies as it ran, if it is one."""
    return Path(app.outdir).parent / "jupyter_execute" / f"{docname}.ipynb"


def used(executed: Path) -> list[str]:
    """Return the names of the tables that the outputs of the ``executed`` notebook rest on."""
    found = {name for output in _outputs(executed) for name in output.get("metadata", {}).get("tables", [])}
    return sorted(found)


def bound(executed: Path) -> dict[str, str]:
    """Return the text of each bound number by its name."""
    return {name: str(literal_eval(o["data"]["text/plain"])) for name, o in _glued(executed).items()}


def _outputs(executed: Path) -> Iterator[dict[str, Any]]:
    for cell in json.loads(executed.read_text(encoding="utf-8"))["cells"]:
        yield from cell.get("outputs", [])
    yield from _glued(executed).values()


def _glued(executed: Path) -> dict[str, dict[str, Any]]:
    """Return the outputs of ``bind`` by name; myst-nb keeps them beside the notebook, not in it."""
    beside = executed.with_suffix(".glue.json")
    return json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
