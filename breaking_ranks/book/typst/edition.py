"""What the title page and its back say, taken from the configuration and the clock."""

import os
import time
from datetime import UTC, datetime

from sphinx.config import Config
from sphinx.util.i18n import format_date

from .markup import array, string

_CODE = (
    "The figures, tables and numbers of this book are computed. The printed edition leaves out the code; "
    "the notebook of each chapter in the electronic edition has it."
)


def timestamp(config: Config) -> int:
    """Return the time of the edition in seconds: as configured, else ``SOURCE_DATE_EPOCH``, else now."""
    return int(config.typst_timestamp or os.environ.get("SOURCE_DATE_EPOCH") or time.time())


def edition(config: Config) -> dict[str, str]:
    """Return the arguments of the template's ``book``, as Typst expressions."""
    day = datetime.fromtimestamp(timestamp(config), UTC)
    return {
        "title": string(config.project),
        "subtitle": string(config.typst_subtitle),
        "author": string(config.author),
        "date": string(format_date("%-d %B %Y", date=day, language=config.language or "en")),
        "version": string(config.release or config.version),
        "citation": string(config.typst_citation),
        "notices": array(string(text) for text in [*config.typst_notices, _CODE]),
        "articles": array(array([string(name), string(colour)]) for name, colour in config.typst_articles),
        "lang": string(config.language or "en"),
    }
