"""Signs in place of the names of outlets, so that a coder does not know whose text it is."""

from typing import Any

from ..store.corpus import Corpus
from ..store.tables import each

OWN = "[OUTLET]"


def signs(data: Corpus, own: str) -> dict[str, str]:
    """Return the sign for each form of an outlet's name, ``own`` being the outlet of the text.

    Forms are the name in *outlets* and those in *name_forms*; the sign of another outlet is its kind.
    """
    outlets = data.outlets.set_index("outlet")
    named: list[tuple[Any, str]] = list(outlets["name"].items())
    named += [(f.term, f.form) for f in each(data.name_forms) if f.term in outlets.index]
    return {form: OWN if key == own else f"[{outlets.loc[key, 'kind'].upper()}]" for key, form in named}
