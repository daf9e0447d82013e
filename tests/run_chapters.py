"""Run every cell of every chapter in one process and print all outputs as JSON: for test_reproducible."""

import json
import sys
from pathlib import Path

import vl_convert
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output


def outputs(shell, chapter):
    """Return what each cell of ``chapter`` put out: figures, tables and bound numbers by MIME type."""
    shell.reset()
    for cell in json.loads(chapter.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            with capture_output() as captured:
                done = shell.run_cell("".join(cell["source"]))
            done.raise_error()
            yield from (output.data for output in captured.outputs)
            if done.result is not None:
                yield shell.display_formatter.format(done.result)[0]


def run():
    """Return what each chapter put out."""
    shell = InteractiveShell.instance()
    chapters = sorted((Path(__file__).parent.parent / "chapters").glob("*.ipynb"))
    return {chapter.stem: list(outputs(shell, chapter)) for chapter in chapters}


def asked_width(spec):
    """Return the width of the plot that the specification asks for."""
    width = json.loads(spec).get("width")
    return width if isinstance(width, int) else 700


if __name__ == "__main__":
    # A drawing is made of its specification alone, which is compared, and takes most of the time.
    vl_convert.vegalite_to_scenegraph = lambda spec: {"width": asked_width(spec)}
    vl_convert.vegalite_to_svg = lambda spec: f'<svg width="{asked_width(spec)}"></svg>'
    json.dump(run(), sys.stdout, sort_keys=True)
