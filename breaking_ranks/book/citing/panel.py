"""What stands at the foot of a chapter: how to cite it, what it was computed from, how to run it again."""

import html
from typing import Any

import pandas as pd

from .. import provenance
from . import contact, records, styles
from .edition import Chapter

_SHORT = 12


def content(
    chapter: Chapter, rests_on: pd.DataFrame, up: str, reach: str, is_notebook: bool
) -> dict[str, Any]:
    """Return what the template ``br-cite.html`` prints.

    ``rests_on`` are the tables that it rests on, as ``provenance.hashes`` gives them; ``up`` leads from its
    page to the root;
    ``reach`` is the contact that the book names, or empty; a page that ``is_notebook`` can be run alone.
    """
    forms = {
        "BibTeX": (records.bibtex, "bib"),
        "RIS": (records.ris, "ris"),
        "CSL-JSON": (records.csl, "json"),
    }
    return {
        "sentences": {
            style: _marked(write(chapter), chapter)
            for style, write in {"APA": styles.apa, "Chicago": styles.chicago}.items()
        },
        "records": [
            {
                "name": name,
                "text": write(chapter).replace("\r\n", "\n"),
                "file": f"{up}{records.FOLDER}/{chapter.key}.{ending}",
            }
            for name, (write, ending) in forms.items()
        ],
        "tables": [
            {"name": name, "hash": whole, "short": whole[:_SHORT]}
            for name, whole in rests_on.itertuples(index=False)
        ],
        "versions": list(provenance.versions().itertuples(index=False, name=None)),
        "commit": chapter.book.commit,
        "swhid": chapter.book.swhid,
        "notebook": f"{chapter.docname}.ipynb" if is_notebook else "",
        "contact": reach,
        "contact_address": contact.address(reach),
        "wrong_fact": f"{up}chapters/colophon.html#wrong-fact",
    }


def _marked(sentence: str, chapter: Chapter) -> str:
    """Return ``sentence`` as HTML, the title of the book in italics."""
    title = html.escape(chapter.book.title)
    return html.escape(sentence).replace(title, f"<em>{title}</em>")
