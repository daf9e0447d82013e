"""What the book got wrong and says otherwise now."""

import pandas as pd

from ..store.corpus import Corpus


def corrections(data: Corpus) -> pd.DataFrame:
    """Return every correction, those about people first as the table has them: columns in words."""
    rows = data.corrections
    return pd.DataFrame(
        {
            "About": rows["about"].map(data.people.set_index("person")["name"]).fillna("the articles"),
            "Where": rows["place"],
            "It said": rows["said"],
            "It says now": rows["says"],
            "Why": rows["why"],
            "Since": rows["since"],
        }
    )
