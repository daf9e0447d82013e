"""Sums agree, shares add to one, and figures counted by hand come out."""

import datetime
import inspect
import itertools
import re
import warnings

import numpy as np
import pandas as pd
import pytest
from conftest import PROJECT

from breaking_ranks import analysis
from breaking_ranks.analysis import (
    careers,
    codebook,
    corpus,
    dictionary,
    errata,
    framing,
    mentions,
    reporting,
    sentiment,
    statistics,
    validity,
    voices,
    yardstick,
)  # fmt: skip
from breaking_ranks.cases import amounts, han, summer_2005

WORDS = {
    "clearharmony-2005": 666, "rfa-2005": 667, "epochtimes-2008": 392, "epochtimes-2012": 346,
    "todaychina-2020": 774,
}  # fmt: skip
ARGUMENTS = {
    "who_told": ["han"], "career": ["han"], "anonymous_share": ["rfa-2005"], "loaded_words": [5],
    "words_table": [3],
    "sentence": ["rfa-2005", 3, 1], "measured": ["F1"], "leaders": [3], "of_person": ["han"],
    "two_tones": ["wang"],
    "where": han.ARTICLES, "lists": han.ARTICLES, "heads": han.ARTICLES, "strict": han.ARTICLES,
    "side_by_side": [*han.ARTICLES, ["acts_for"]], "ledger": [*han.ARTICLES, ["acts_for"]],
    "sheet": ["claims"], "categories": ["layer"], "values": ["claims", "question"],
    "paragraphs": ["rfa-2005"], "sentences": ["rfa-2005", 17], "person": ["han"],
    "chain": [han.ARTICLES], "life": ["han"], "begins": ["han"], "listed": [["chen", "hao"]],
    "sequence": [han.ARTICLES, datetime.date(2005, 1, 1), datetime.date(2005, 8, 31)],
}  # fmt: skip


def functions() -> list[tuple[str, str]]:
    """Return every public function that asks a question of all tables, by room and name."""
    rooms = [getattr(analysis, name) for name in analysis.__all__]
    return [
        (room.__name__.rpartition(".")[2], name)
        for room in rooms
        for name, function in inspect.getmembers(room, inspect.isfunction)
        if function.__module__ == room.__name__
        and not name.startswith("_")
        and next(iter(inspect.signature(function).parameters)) == "data"
        and name != "in_order"
    ]


@pytest.mark.parametrize(("room", "name"), functions())
def test_every_question_is_answered_twice_alike_without_a_warning(data, room, name):
    function = getattr(getattr(analysis, room), name)
    extra = [5] if (room, name) == ("keyness", "by_article") else ARGUMENTS.get(name, [])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        answers = [function(data, *extra) for _ in range(2)]
    assert len(answers[0]) > 0 if isinstance(answers[0], pd.DataFrame) else answers[0] is not None
    assert repr(answers[0]) == repr(answers[1])


def test_answers_leave_the_tables_as_they_were():
    used, fresh = PROJECT.corpus(), PROJECT.corpus()
    for room, name in functions():
        extra = [5] if (room, name) == ("keyness", "by_article") else ARGUMENTS.get(name, [])
        getattr(getattr(analysis, room), name)(used, *extra)
    for name in PROJECT.names():
        pd.testing.assert_frame_equal(getattr(used, name), getattr(fresh, name))


# corpus


def test_words_and_sentences_of_each_body(data):
    found = corpus.articles(data).set_index("Article")
    assert dict(found["Words"]) == {corpus.labels(data)[article]: words for article, words in WORDS.items()}
    assert dict(found["Sentences"]) == {
        "Clearharmony 2005": 27, "RFA 2005": 30, "Epoch Times 2008": 25, "Epoch Times 2012": 14,
        "todaychina.cc 2020": 28,
    }  # fmt: skip


def test_articles_stand_in_the_order_of_publication(data):
    assert list(corpus.labels(data).index) == list(WORDS)
    first = corpus.reports(data)["first"]
    assert list(first) == sorted(first)


def test_composition_holds_every_word(data):
    found = corpus.composition(data).groupby("article")["words"].sum()
    assert found.sort_index().equals(data.paragraphs.groupby("article")["words"].sum().sort_index())


def test_the_rate_that_rfas_amounts_imply(data):
    """Five billion yuan for 617 million dollars."""
    assert amounts.implied_rate(data) == pytest.approx(5_000 / 617)


# voices


def test_words_by_voice_are_all_words_and_shares_add_to_one(data):
    found = voices.words_by_voice(data).groupby("article").agg(words=("words", "sum"), share=("share", "sum"))
    assert dict(found["words"]) == WORDS
    assert list(found["share"]) == pytest.approx([1.0] * 5)


def test_words_of_speakers_and_of_the_article_itself_are_all_words(data):
    given = voices.speakers(data).groupby("article")["words"].sum()
    own = voices.coded_body(data).query("speaker == 'none'").groupby("article")["words"].sum()
    assert dict(given.add(own, fill_value=0).astype(int)) == WORDS


def test_who_is_heard(data):
    """Kinds add up to the speakers; nobody reported as harmed and no woman is quoted; no key is shown."""
    found = voices.heard(data)
    assert found["count"].sum() == voices.speakers(data)["words"].sum()
    assert voices.quoted_by_gender(data)["woman"] == 0
    words = found.groupby("kind")["count"].sum()
    assert words["person_harmed"] == words[voices.WOMEN] == 0
    assert not found["kind_label"].str.contains("_").any()
    assert found["kind_label"].str[0].str.isupper().all()


def test_words_of_officials_who_left_by_how_they_are_given(data):
    """The statement's 392 words stand apart; the rest of the 1,356 are quoted or not."""
    found = voices.heard(data).query("kind == 'official_who_left'").set_index("how")["count"]
    assert found["document"] == WORDS["epochtimes-2008"]
    assert found.sum() == 1356


def test_share_of_those_who_left_with_and_without_the_statement(data):
    found = voices.of_those_who_left(data)
    assert found["all"] == pytest.approx(1356 / 2026)
    assert found["reported"] == pytest.approx((1356 - 392) / (2026 - 392))


def test_the_statement_is_all_its_authors(data):
    found = voices.speakers(data).set_index(["article", "speaker"])
    assert found.loc[("epochtimes-2008", "deputy_director"), "share"] == 1


def test_cues_per_thousand_words(data):
    found = yardstick.rates(data)
    verbs = corpus.body(data).set_index("article").filter(like="report_").sum(axis=1).groupby("article").sum()
    counted = found[found["cue"].str.contains("verbs")].groupby("article")["count"].sum()
    assert dict(counted) == dict(verbs)
    assert list(found["rate"]) == pytest.approx(list(1000 * found["count"] / found["words"]))


def test_shares_leave_the_statement_out_and_count_words(data):
    """RFA: 296 of 667 words stand inside quotation marks."""
    found = yardstick.shares(data).set_index(["article", "measure"])
    assert "epochtimes-2008" not in found.index
    assert found.loc[("rfa-2005", "quoted"), ["count", "words"]].tolist() == [296, 667]
    assert (found["count"] <= found["words"]).all()


def test_what_lies_outside_the_band_of_ordinary_news(data):
    """As read off the two tables: three articles with one or two evidentials, two with few or many neutral
    verbs, one that hardly quotes."""
    found = yardstick.outside_the_band(data)
    assert set(zip(found["article"], found["measure"], strict=True)) == {
        ("clearharmony-2005", "evidentials"), ("epochtimes-2008", "evidentials"),
        ("epochtimes-2012", "evidentials"), ("epochtimes-2008", "report_neutral"),
        ("epochtimes-2012", "report_neutral"), ("epochtimes-2012", "quoted"),
    }  # fmt: skip
    assert yardstick.news(data).loc["quoted", "low"] > 7 / 346


@pytest.mark.parametrize(
    ("predicted", "true", "expected"),
    [([1, 1, 0, 0], [1, 0, 1, 0], (0.5, 0.5, 0.5)), ([1, 1, 1], [1, 0, 0], (1 / 3, 1, 0.5)),
     ([0], [0], (0, 0, 0)), ([0, 0], [1, 1], (0, 0, 0))],
)  # fmt: skip
def test_precision_recall_and_f1_by_hand(predicted, true, expected):
    found = voices.scores(pd.Series(predicted, dtype=bool), pd.Series(true, dtype=bool))
    assert (found["precision"], found["recall"], found["f1"]) == pytest.approx(expected)


def test_who_told_counts_every_event_once(data):
    events = data.events[(data.events["person"] == "han") & (data.events["same_as"] == "")]
    assert voices.who_told(data, "han")["events"].sum() == len(events)


# framing


def test_frames_by_article_are_the_codings(data):
    found = framing.by_article(data)
    assert len(found) == 5 * len(data.frames)
    assert found["count"].sum() == voices.coded_body(data)[list(data.frames["frame"])].sum().sum()
    assert list(found["share"]) == pytest.approx(list(found["count"] / found["n"]))


def test_frames_counted_by_hand(data):
    found = framing.by_article(data).set_index(["article", "frame"])["count"]
    assert found["epochtimes-2008", "conscience"] == 15
    assert found["todaychina-2020", "accountability"] == 16
    assert found["rfa-2005", "conscience"] == 12


def test_frames_by_words_by_hand(data):
    """RFA's three sentences on persecution have 26, 23 and 14 words of 667; shares lie in their intervals."""
    found = framing.by_article(data).set_index(["article", "frame"])
    assert found.loc[("rfa-2005", "persecution"), "word_share"] == pytest.approx((26 + 23 + 14) / 667)
    for share, low, high in (("share", "low", "high"), ("word_share", "word_low", "word_high")):
        assert ((found[low] <= found[share] + 1e-9) & (found[share] <= found[high] + 1e-9)).all()
    assert found.loc[("epochtimes-2008", "persecution"), "paragraphs"] == 8


def test_the_leading_frames_with_their_spans(data):
    found = framing.leaders(data, 3)
    assert len(found) == 15
    first = found.iloc[0]
    assert (first["Frame"], first["Sentences"], first["of"]) == ("Persecution", 8, 27)
    assert re.fullmatch(r"30 \(\d+ to \d+\)", first["Sentences, %"])


def test_the_four_functions_by_hand(data):
    """The statement of 2008 passes a moral judgement in 14 of 25 sentences: 56 %."""
    coded = voices.coded_body(data).query("article == 'epochtimes-2008'")
    assert coded["moral"].sum() == 14
    found = framing.functions_table(data).set_index("Article")
    assert found.loc["Epoch Times 2008", "Passes a moral judgement, %"] == 56
    assert found.shape == (5, 4)


def test_roles_count_every_sentence_with_one(data):
    coded = voices.coded_body(data)[["villain", "victim", "hero"]]
    found = framing.roles(data)
    assert found["count"].sum() == (coded != "none").sum().sum()
    assert found["who_label"].notna().all()
    table = framing.roles_table(data)
    assert list(table.columns) == ["Article", "Role", *codebook.players(data).values()]
    assert table[list(codebook.players(data).values())].sum().sum() == found["count"].sum()


def test_favourable_mentions_of_those_who_left_by_speaker(data):
    """By hand: 35 of himself, 5 by sources without a name, 5 by the article, 2 by Han of others."""
    assert mentions.favourable(data).to_dict() == {"himself": 35, "unnamed": 5, "article": 5, "others": 2}


def test_two_codings_of_tone_differ_by_their_rule(data):
    """Wang comes forward in three body sentences: favourable as a mention, neither as a sentence."""
    assert mentions.two_tones(data, "wang") == {"mentions": 3, "sentences": 0, "both": 0}
    found = mentions.two_tones(data, "han")
    assert found["both"] <= min(found["mentions"], found["sentences"])


def test_han_alone_and_with_others_as_hero(data):
    """Eight sentences of Clearharmony's body; in two of them Chen and Hao are heroes with him."""
    alone, every = (
        mentions.of_person(data, "han", alone=one).set_index(["article", "role"])["count"]
        for one in (True, False)
    )
    assert (alone["clearharmony-2005", "hero"], every["clearharmony-2005", "hero"]) == (6, 8)


def test_devices_are_all_paragraphs_outside_the_body(data):
    parts = data.paragraphs[data.paragraphs["part"].isin(framing.OUTSIDE_BODY)]
    assert len(framing.devices(data)) == len(parts)


def test_the_dictionary_never_finds_more_than_all(data):
    found = framing.dictionary(data).set_index("frame")
    assert dict(found["positives"]) == dict(data.codings[list(found.index)].sum())
    assert found[["precision", "recall", "f1"]].apply(lambda c: c.between(0, 1)).all(axis=None)
    assert validity.steady_frames(data) == (found["f1"] >= framing.GOOD_ENOUGH).sum()


def test_every_word_for_leaving_is_there_with_its_place(data):
    found = framing.leaving(data)
    assert len(found) == len(data.departures)
    assert found.notna().all(axis=None)


# sentiment


def test_mean_scores_by_hand(data):
    found = sentiment.by_article(data).set_index(["article", "instrument"])
    for article, rows in corpus.body(data).groupby("article"):
        assert found.loc[(article, "vader"), "mean"] == pytest.approx(sum(rows["vader"]) / len(rows))
    assert ((found["low"] <= found["mean"]) & (found["mean"] <= found["high"])).all()


def test_the_places_along_an_article_run_from_one(data):
    for _, rows in sentiment.along(data).groupby("article"):
        assert list(rows["place"]) == list(range(1, len(rows) + 1))


def test_tones_are_all_sentences_with_the_target_and_shares_add_to_one(data):
    found = sentiment.tones(data)
    coded = voices.coded_body(data)[codebook.names(codebook.sentence_variables(data, codebook.TONE))]
    assert found["count"].sum() == (coded != "na").sum().sum()
    shares = found.groupby(["article", "target"])["share"].sum()
    assert list(shares) == pytest.approx([1.0] * len(shares))


def test_what_names_do_to_a_score(data):
    found = sentiment.names_effect(data)
    assert list(found["change"]) == pytest.approx(list(found["raw"] - found["neutral"]))
    assert set(sentiment.loaded_names(data)["word"]) >= {"party", "security", "united"}


def test_the_interval_of_a_mean_is_drawn_over_paragraphs(data):
    found = sentiment.by_article(data).set_index(["article", "instrument"]).loc[("rfa-2005", "vader")]
    rows = corpus.body(data).query("article == 'rfa-2005'")
    assert (found["low"], found["high"]) == statistics.interval(rows["vader"], rows["paragraph"].astype(str))
    assert found["median"] == rows["vader"].median()


def test_sympathy_that_scores_as_negative(data):
    found = sentiment.sympathy_trap(data)
    assert len(found) == (voices.coded_body(data)["tone_victims"] == "1").sum()
    assert found["positive"].tolist() == (found["score"] > 0).tolist()


def test_the_rank_of_a_sentence(data):
    rows = corpus.body(data).query("article == 'rfa-2005'").sort_values("vader", ascending=False)
    best = rows.iloc[0]
    assert sentiment.sentence(data, "rfa-2005", best["paragraph"], best["sentence"])["rank"] == 1


# careers and reporting


def test_the_timeline_has_every_dated_event_once(data):
    found = careers.timeline(data)
    people = set(data.people[data.people["career"] == "yes"]["person"])
    events = data.events[data.events["person"].isin(people) & (data.events["same_as"] == "")]
    inside = found[~found["outside"]]
    assert sorted(inside["key"]) == sorted(events[events["date_edtf"] != ""]["event"])
    assert (found["first"] <= found["last"]).all()
    assert set(found["person"]) == people


def test_dated_and_undated_events_are_all_events_of_a_career(data):
    people = set(data.people[data.people["career"] == "yes"]["person"])
    dated = careers.timeline(data)
    told = data.events[data.events["person"].isin(people)]
    again = (told["same_as"] != "") & (told["date_edtf"] != "")
    assert (~dated["outside"]).sum() + len(careers.undated(data)) + again.sum() == len(told)


def test_han_by_hand(data):
    """Hired 1982, deputy by 1992, Judicial Bureau about 1996, its head in 1999, gone in 2001."""
    rows = careers.career(data, "han")
    posts = rows[(rows["kind"] == "appointment") & (rows["layer"] == "Clearharmony 2005")]
    assert [d.year for d in posts["first"]] == [1982, 1992, 1996, 1999, 1999]
    assert [d.year for d in posts["end"]] == [1992, 1996, 1999, 2001, 2001]
    stages = careers.stages(data).query("person == 'han'").set_index("stage")
    assert stages.loc["departure", "date"] == "2001-09-16"  # by his own words, outside the corpus
    assert stages.loc["doubt", "date"] == "1989-06-04"
    assert stages.loc["departure", "years"] == 0
    assert stages.loc["doubt", "years"] == pytest.approx(-12.28, abs=0.02)
    assert stages.loc["speaking_out", "when"] == "19 to 29 June 2005"  # the interview; an approach is none
    assert stages.loc["speaking_out", "years"] == pytest.approx(3.77, abs=0.01)


def test_no_departure_lies_before_the_first_act_in_a_later_post(data):
    """A change of posts is no departure; what is open at its start may have begun before."""
    in_office = ["appointment", "act_in_office", "order"]
    for _, rows in careers.timeline(data).groupby("person"):
        left = rows[rows["stage"] == "departure"]["last"].min()
        acts = rows[rows["kind"].isin(in_office) & (rows["open"] != "start")]
        assert (acts["first"] <= left).all(), acts[acts["first"] > left][["key", "what", "when"]]


def test_stages_are_the_named_ones_and_a_disclosure_is_no_public_word(data):
    found = careers.stages(data)
    assert set(found["stage"]) <= {"joined", "doubt", "departure", "speaking_out"}
    assert found["stage_label"].notna().all()
    assert "disclosure" not in set(found[found["stage"] == "speaking_out"]["kind"])
    assert "wang" not in set(found[found["stage"] == "speaking_out"]["person"])
    assert not set(found[found["person"] == "li"]["key"]) & {"T06", "T07"}


@pytest.mark.parametrize("table", ["rulings", "accusations"])
def test_every_row_stands_beside_its_answer_and_its_day(data, table):
    found = getattr(careers, table)(data)
    assert len(found) == len(getattr(data, table))
    assert found.ne("").all(axis=None)
    assert found.notna().all(axis=None)


def test_an_answer_says_who_gave_it_and_when(data):
    found = careers.rulings(data)
    unfound = found["Answer"] == careers.UNFOUND
    assert unfound.tolist() == data.rulings["answer_by"].eq("").tolist()
    assert found[~unfound]["Answer"].str.contains(r"\d{4}: ").all()


def test_an_accusation_of_an_article_names_its_paragraph(data):
    found = careers.accusations(data)
    told = data.accusations["article"] != ""
    assert found["Accusation"].str.contains(r"\(.*, paragraph \d+\)$").tolist() == told.tolist()


def test_corrections_are_those_of_the_table_in_words(data):
    found = errata.corrections(data)
    assert len(found) == len(data.corrections)
    assert found.ne("").all(axis=None)


def test_lags_by_hand(data):
    """Party membership since July 1, 1974 was told on November 21, 2008: 12,562 days."""
    found = reporting.lags(data).set_index("event")
    days = (datetime.date(2008, 11, 21) - datetime.date(1974, 7, 1)).days
    assert days == 12_562
    assert found.loc["D06", "least"] == found.loc["D06", "most"] == pytest.approx(days / 365.25)
    assert (found["least"] >= 0).all()
    bounded = found.dropna(subset=["most"])
    assert (bounded["least"] <= bounded["most"]).all()
    assert found["open"].equals(found["most"].isna().rename("open"))


def test_every_event_with_an_age_names_whom_it_is_about_and_who_says_so(data):
    """The coup is said to be Bo's, not Wang's, in whose story it stands; the round-up has no source."""
    found = reporting.lags(data).set_index("event")
    assert found[["who", "attributed_to"]].ne("").all(axis=None)
    assert found.loc["W24", ["who", "attributed_to"]].tolist() == ["Bo Xilai", "Sources of Bill Gertz"]
    assert found.loc["R11", ["who", "attributed_to"]].tolist() == ["Han Guangsheng", voices.itself(data)]
    assert found.loc["R19", "who"] == "Lai Changxing"


def test_what_lasts_throughout_a_span_has_no_age(data):
    lasting = set(data.events[data.events["throughout"]]["event"])
    assert lasting
    assert not set(reporting.lags(data)["event"]) & lasting


def test_median_ages_by_hand(data):
    """One event of the statement is dated to a day; what has no start is counted and not aged."""
    found = reporting.median_age(data)
    assert (found["least"].dropna() <= found["most"].dropna()).all()
    assert found["events"].sum() + found["open"].sum() == len(reporting.lags(data))
    assert len(reporting.age_table(data)) == len(found)


def test_a_date_with_an_open_end_lasts_to_the_report(data):
    events = data.events.copy()
    events.loc[events["event"] == "D06", "date_edtf"] = "1974-07-01/.."
    changed = PROJECT.corpus()
    changed.events = events
    found = reporting.lags(changed).set_index("event").loc["D06"]
    assert (found["least"], round(found["most"], 1)) == (0, 34.4)
    assert len(summer_2005.sequence(changed)) == len(summer_2005.sequence(data))


def test_median_age_counts_every_event_but_those_open_at_their_start(data):
    lags = reporting.lags(data)
    assert reporting.median_age(data)["events"].sum() == len(lags) - lags["open"].sum()


def test_the_sequence_of_2005_lies_in_order_in_its_months(data):
    found = summer_2005.sequence(data)
    assert list(found["first"]) == sorted(found["first"])
    assert found["first"].min() >= datetime.date(2005, 1, 1)
    assert found["last"].max() <= datetime.date(2005, 8, 31)
    assert {"in the corpus", "outside the corpus"} == set(found["layer_label"])
    assert (found["what"] != "").all()


# validity


def test_choices_rank_every_article(data):
    found = validity.sentiment_choices(data)
    for _, rows in found.groupby("choice"):
        assert rows["rank"].min() == 1
        assert rows.loc[rows["mean"].idxmin(), "rank"] == 1
        assert len(rows) == 5


def test_most_frequent_frames_by_hand(data):
    found = validity.frame_choices(data).set_index("Article")["Settled, body"]
    names = data.frames.set_index("frame")["label"]
    assert found["Epoch Times 2008"] == found["RFA 2005"] == names["conscience"]
    assert found["Clearharmony 2005"] == names["persecution"]


def test_no_article_has_two_most_frequent_frames(data):
    """The table names one frame for each article: a tie would be decided by the order of the codebook."""
    for _, rows in framing.by_article(data).groupby("article"):
        assert (rows["count"] == rows["count"].max()).sum() == 1


def test_cells_to_a_tie_by_hand():
    """Eight sentences against six: two flips make a tie, whichever of the two frames they touch."""
    assert validity.cells_to_tie(pd.Series({"a": 8, "b": 6, "c": 1})) == 2
    assert validity.cells_to_tie(pd.Series({"a": 5, "b": 5})) == 0


@pytest.mark.parametrize("codes", list(itertools.product([0, 1], repeat=6)))
def test_no_fewer_flips_make_a_tie(codes):
    """All sheets of three sentences by two frames against all others: the nearest one that is a tie."""
    start = np.array(codes).reshape(3, 2)
    others = [np.array(other).reshape(3, 2) for other in itertools.product([0, 1], repeat=6)]
    ties = [other for other in others if other[:, 0].sum() == other[:, 1].sum()]
    least = min(int((other != start).sum()) for other in ties)
    assert validity.cells_to_tie(pd.Series(start.sum(axis=0))) == least


def test_margins_of_the_articles_by_hand(data):
    found = validity.margins(data).set_index("Article")
    clear = found.loc["Clearharmony 2005"]
    assert (clear["Sentences"], clear["Its sentences"], clear["Cells to a tie"]) == (8, 6, 2)
    assert (found["Cells to another leader"] == found["Cells to a tie"] + 1).all()


def test_words_as_weights_by_hand(data):
    """A choice that counts words: the score of each sentence as often as it has words."""
    found = validity.sentiment_choices(data).set_index(["article", "choice"])["mean"]
    rows = corpus.body(data).query("article == 'epochtimes-2008'")
    by_words = (rows["vader_neutral"] * rows["words"]).sum() / 392
    assert found["epochtimes-2008", "vader_neutral_by_words"] == pytest.approx(by_words)
    frames = validity.frame_choices(data).set_index("Article")
    assert (frames["Settled, body, by words"] == frames["Settled, body"]).all()


def test_the_dictionary_describes_every_table(data):
    rows = {name: len(getattr(data, name)) for name in PROJECT.names()}
    found = dictionary.resources(PROJECT.package, rows)
    assert list(found["Table"]) == PROJECT.names()
    assert list(dictionary.fields(PROJECT.package, "cues")["Column"]) == list(data.cues.columns)


# statistics


def test_an_interval_of_equal_values_is_that_value():
    assert statistics.interval([2.0] * 9, range(9)) == (2.0, 2.0)


def test_an_interval_is_the_same_every_time_and_holds_the_mean():
    values = np.arange(30.0)
    low, high = statistics.interval(values, range(30))
    assert statistics.interval(values, range(30)) == (low, high)
    assert low < values.mean() < high


def test_an_interval_comes_near_the_one_by_formula():
    """The standard error of the mean of 100 values with standard deviation 1 is .1."""
    values = np.repeat([-1.0, 1.0], 50)
    low, high = statistics.interval(values, range(100))
    assert (low, high) == pytest.approx((-0.196, 0.196), abs=0.03)


def test_a_paragraph_is_drawn_whole():
    """Two clusters, 0 0 0 and 1: a resample is one of them twice or both, so the mean is 0, 1/4 or 1."""
    values, clusters = np.array([0.0, 0.0, 0.0, 1.0]), ["a", "a", "a", "b"]
    means = {float(values[rows].mean()) for rows in statistics.resamples(clusters)}
    assert means == {0.0, 0.25, 1.0}
    assert statistics.interval(values, clusters) == (0.0, 1.0)


def test_sentences_that_repeat_each_other_do_not_narrow_an_interval():
    """Each of 25 values told four times over is still 25 values, not 100."""
    values = np.tile([-1.0, 1.0, 0.0, 1.0, -1.0], 5)
    once = statistics.interval(values, range(25))
    again = statistics.interval(np.repeat(values, 4), np.repeat(np.arange(25), 4))
    alone = statistics.interval(np.repeat(values, 4), range(100))
    assert again == pytest.approx(once)
    assert alone[1] - alone[0] < 0.6 * (once[1] - once[0])


def test_several_figures_have_their_intervals_at_once():
    values = np.column_stack([np.arange(30.0), np.arange(30.0)[::-1]])
    low, high = statistics.intervals(values, range(30), lambda rows: rows.mean(axis=0))
    assert (low[0], high[0]) == statistics.interval(values[:, 0], range(30))
    assert (low[1], high[1]) == statistics.interval(values[:, 1], range(30))


def test_sums_are_those_of_the_resamples():
    """Summed all at once as one after the other, over clusters that do not stand together."""
    values, clusters = np.array([[1, 0], [0, 1], [2, 2], [5, 0]]), ["b", "a", "b", "c"]
    one_by_one = [values[rows].sum(axis=0) for rows in statistics.resamples(clusters, 50)]
    assert (statistics.sums(values, clusters, 50) == np.array(one_by_one)).all()


def test_a_paragraph_belongs_to_its_article():
    rows = pd.DataFrame({"article": ["a", "a", "b"], "paragraph": [1, 1, 1]})
    assert list(statistics.paragraphs(rows)) == ["a 1", "a 1", "b 1"]
