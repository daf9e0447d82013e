"""What the campaigners whom one article quotes say that officials do."""

import pandas as pd

from ..store.corpus import Corpus


def labels(data: Corpus) -> pd.DataFrame:
    """Return the campaigners' eight labels of conduct, beside what other articles report of institutions."""
    kinds = data.conduct
    return pd.DataFrame(
        {"As printed": kinds["label"], "Our reading": kinds["reading"], "Other articles": kinds["elsewhere"]}
    )
