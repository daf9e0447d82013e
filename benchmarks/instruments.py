"""Write ``measurements`` and ``yardstick`` of ``data/derived``: run ``python -m benchmarks.instruments``.

``BREAKING_RANKS_VALIDATION`` names the folder of the labelled data: ``vader_nyt/dev.tsv``,
``newsmtsc/*_test.jsonl``, ``polnear_dev/text`` and ``polnear_dev/attributions``. The same data give
the same bytes.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from breaking_ranks import Project

from . import newsmtsc, nyt, polnear, yardstick

VARIABLE = "BREAKING_RANKS_VALIDATION"
PARTS = {"vader_nyt": nyt.rows, "polnear_dev": polnear.rows, "newsmtsc": newsmtsc.rows}


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``measurements`` from the labelled data in ``folder``."""
    for name, measured in PARTS.items():
        print(f"measuring on {name} ...", file=sys.stderr)
        yield from measured(folder / name)


def main() -> int:
    """Measure and write; return 1 with one line on standard error where the data are not there."""
    folder = os.environ.get(VARIABLE)
    missing = [name for name in PARTS if not folder or not (Path(folder) / name).is_dir()]
    if not folder or missing:
        print(
            f"{VARIABLE} must name a folder with {', '.join(missing)}; see benchmarks/instruments.py",
            file=sys.stderr,
        )
        return 1
    project = Project.find()
    ordinary = list(yardstick.rows(Path(folder) / "polnear_dev"))
    for name, found in {"yardstick": ordinary, "measurements": list(rows(Path(folder)))}.items():
        print(f"{project.told(project.write(name, found))}: {len(found)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
