"""What an analysis is given: the tables of a project."""

from typing import Protocol

import pandas as pd


class Corpus(Protocol):
    """The tables of a project, each by its name; ``datapackage.json`` says what their columns mean.

    ``human`` holds the sheets of people by the name of the coder.
    """

    accusations: pd.DataFrame
    articles: pd.DataFrame
    categories: pd.DataFrame
    claim_units_1: pd.DataFrame
    claim_units_2: pd.DataFrame
    claims: pd.DataFrame
    claims_1: pd.DataFrame
    claims_2: pd.DataFrame
    coding_report: pd.DataFrame
    codings: pd.DataFrame
    colours: pd.DataFrame
    columns: pd.DataFrame
    conduct: pd.DataFrame
    corrections: pd.DataFrame
    cue_places: pd.DataFrame
    cues: pd.DataFrame
    departures: pd.DataFrame
    event_labels: pd.DataFrame
    event_units_1: pd.DataFrame
    event_units_2: pd.DataFrame
    events: pd.DataFrame
    events_1: pd.DataFrame
    events_2: pd.DataFrame
    frames: pd.DataFrame
    furniture: pd.DataFrame
    glossary: pd.DataFrame
    institutions: pd.DataFrame
    measurements: pd.DataFrame
    name_forms: pd.DataFrame
    outlets: pd.DataFrame
    outside_facts: pd.DataFrame
    outside_texts: pd.DataFrame
    paragraphs: pd.DataFrame
    parts: pd.DataFrame
    pass_1: pd.DataFrame
    pass_2: pd.DataFrame
    people: pd.DataFrame
    quantities: pd.DataFrame
    quotations: pd.DataFrame
    quotes: pd.DataFrame
    rates: pd.DataFrame
    rulings: pd.DataFrame
    sample: pd.DataFrame
    sentences: pd.DataFrame
    settlement_rules: pd.DataFrame
    settlements: pd.DataFrame
    sources: pd.DataFrame
    sources_1: pd.DataFrame
    sources_2: pd.DataFrame
    speakers: pd.DataFrame
    spoken_of: pd.DataFrame
    spoken_of_1: pd.DataFrame
    spoken_of_2: pd.DataFrame
    tellings: pd.DataFrame
    tellings_1: pd.DataFrame
    tellings_2: pd.DataFrame
    terms: pd.DataFrame
    texts: pd.DataFrame
    transmission: pd.DataFrame
    unit_matches: pd.DataFrame
    unit_settlements: pd.DataFrame
    valence: pd.DataFrame
    values: pd.DataFrame
    variables: pd.DataFrame
    wire: pd.DataFrame
    yardstick: pd.DataFrame
    human: dict[str, pd.DataFrame]
