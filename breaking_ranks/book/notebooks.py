"""The notebook of a chapter as it ran, to take away."""

import json
import re
from pathlib import Path
from typing import Any

FOLDER = "notebooks"
_GLUE = re.compile(r"\{glue:text\}`(?:(?P<chapter>[^`]+)::)?(?P<name>[^`:]+):?`")


def write(executed: Path, outdir: Path, docname: str) -> None:
    """Write the ``executed`` notebook, its numbers in its prose, to where ``docname`` links to."""
    place = outdir / FOLDER / f"{docname}.ipynb"
    place.parent.mkdir(parents=True, exist_ok=True)
    notebook = fill(json.loads(executed.read_text(encoding="utf-8")), executed)
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    place.write_text(text, encoding="utf-8", newline="\n")


def fill(notebook: dict[str, Any], executed: Path) -> dict[str, Any]:
    """Return ``notebook`` with the numbers that were bound when it ran written into its prose.

    MyST-NB takes the bound values out of the notebook and keeps them in a file beside
    ``executed``; a value of another chapter is in the file of that chapter.
    """

    def number(found: re.Match[str]) -> str:
        chapter = executed.parent / (found["chapter"] or executed.name)
        return _bound(chapter).get(found["name"], found[0])

    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = _GLUE.sub(number, "".join(cell["source"]))
    return notebook


def _bound(executed: Path) -> dict[str, str]:
    """Return what the chapter bound: name to text."""
    kept = executed.with_suffix(".glue.json")
    if not kept.exists():
        return {}
    values = json.loads(kept.read_text(encoding="utf-8"))
    return {name: value["data"]["text/plain"].strip("'\"") for name, value in values.items()}
