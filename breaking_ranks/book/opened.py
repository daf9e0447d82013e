"""The project whose book Sphinx builds: opened once, when the configuration is read."""

import os
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from ..store.corpus import Corpus
from ..store.project import VARIABLE, Project

_ON_APP = "breaking_ranks_project"
_TABLES = "breaking_ranks_tables"


def project(app: Sphinx) -> Project:
    """Return the project whose book ``app`` builds."""
    return getattr(app, _ON_APP)


def corpus(app: Sphinx) -> Corpus:
    """Return the tables of that project, each read once for all that a build makes of it."""
    return getattr(app, _TABLES)


def _open(app: Sphinx, config: Config) -> None:
    """Open the project that the configuration names; the chapters, in processes of their own, do the same."""
    found = Project.at(Path(app.srcdir) / config.ranks_project)
    setattr(app, _ON_APP, found)
    setattr(app, _TABLES, found.corpus())
    os.environ[VARIABLE] = str(found.folder)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register where the project lies, as seen from the folder of the configuration: there, if not said."""
    app.add_config_value("ranks_project", ".", "", [str])
    app.connect("config-inited", _open, priority=100)  # before whoever reads the project
    return {"parallel_read_safe": True, "parallel_write_safe": True}
