"""Which state of the book its written pages are of: only another state is written."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from .. import provenance
from ..citing import current


def _state(app: Sphinx) -> str:
    """Return a hash of all that a page shows beside its own text, and of when each document was read.

    Pages show the commit and the versions of packages, and each other's titles and numbers: when one
    document was read, all are written.
    """
    config = getattr(app.builder, "build_info").config_hash  # noqa: B009  # of the builder for HTML alone
    shown = (current.book(app), config, [*provenance.versions().itertuples(index=False, name=None)])
    return hashlib.sha256(repr((shown, sorted(app.env.all_docs.items()))).encode()).hexdigest()


def _memory(app: Sphinx) -> Path:
    return Path(app.doctreedir) / "written.sha256"


def _to_write(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Have every page written if the last build that wrote them all was of another state."""
    if app.builder.format != "html":
        return ()
    memory = _memory(app)
    return () if memory.exists() and memory.read_text("ascii") == _state(app) else env.found_docs


def _remember(app: Sphinx, exception: Exception | None) -> None:
    if app.builder.format == "html" and not exception:
        _memory(app).write_text(_state(app), "ascii")


def setup(app: Sphinx) -> dict[str, bool]:
    """Decide once all is read, and remember once all is written."""
    app.connect("env-updated", _to_write)
    app.connect("build-finished", _remember)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
