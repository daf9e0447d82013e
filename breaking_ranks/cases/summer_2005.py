"""The summer of 2005, in which officials went public in Australia and Canada: what happened when."""

import datetime

import pandas as pd

from ..analysis import reporting
from ..store.corpus import Corpus
from .han import ARTICLES


def sequence(data: Corpus) -> pd.DataFrame:
    """Return what both layers date to the months from January to August 2005; as ``reporting.sequence``."""
    return reporting.sequence(data, ARTICLES, datetime.date(2005, 1, 1), datetime.date(2005, 8, 31))
