"""Claims and tellings: counted by hand on tables of a few rows, then held to the real ones."""

from types import SimpleNamespace

import pandas as pd
import pytest

from breaking_ranks.analysis import tellings
from breaking_ranks.cases import han


@pytest.fixture
def small():
    """Four claims: a only in one, b in both, c only in two, d only in an outside text."""
    articles = pd.DataFrame(
        {"article": ["one", "two"], "label": ["One 2005", "Two 2005"], "published": ["2005-07", "2005-08"]}
    )
    claims = pd.DataFrame(
        {"claim": list("abcd"), "statement": ["A", "B", "C", "D"],
         "question": ["acts_for", "acts_for", "status", "status"], "match": ["one", "part", "one", "one"],
         "goes_back_to": "him", "knows": "first_hand", "interest": ["self_serving"] * 4,
         "second_source": "none read", "differs": ["", "B: more", "", ""]}
    )  # fmt: skip
    told = pd.DataFrame(
        [("a", "one", 3, "", "", "asserted"), ("b", "one", 4, "", "", "attributed"),
         ("b", "two", 9, "", "", "quoted"), ("c", "two", 9, "", "", "asserted"),
         ("d", "", None, "court", "para 2", "asserted"), ("a", "", None, "court", "para 1", "attributed")],
        columns=["claim", "article", "paragraph", "outside", "passage", "wording"],
    ).assign(note="", paragraph=lambda t: t["paragraph"].astype("Int64"))  # fmt: skip
    texts = pd.DataFrame({"text": ["court"], "label": ["Court, 2006"]})
    values = pd.DataFrame(
        [("claims", "question", "acts_for", "Help", 1), ("claims", "question", "status", "Status", 2),
         ("events", "interest", "self_serving", "in his favour", 1)],
        columns=["sheet", "variable", "value", "label", "place"],
    )  # fmt: skip
    categories = pd.DataFrame({"category": ["told_by"], "key": ["both"], "label": ["both articles"]})
    return SimpleNamespace(
        articles=articles, claims=claims, tellings=told, outside_texts=texts, values=values,
        categories=categories,
    )  # fmt: skip


def test_where_each_claim_stands(small):
    assert dict(tellings.where(small, "one", "two")) == {"a": "one", "b": "both", "c": "two", "d": "neither"}


def test_lists_leave_out_what_neither_article_tells(small):
    found = tellings.lists(small, "one", "two")
    assert list(found[["claim", "where", "topic", "places"]].itertuples(index=False, name=None)) == [
        ("a", "one", "Help", "one:3"), ("b", "both", "Help", "one:4 two:9"), ("c", "two", "Status", "two:9"),
    ]  # fmt: skip
    assert tellings.heads(small, "one", "two") == [
        ("one", "only in One 2005", "one"), ("both", "in both articles", ""),
        ("two", "only in Two 2005", "two"),
    ]  # fmt: skip


def test_a_pair_of_articles_shares_a_claim(small):
    assert tellings.pairs(small) == [("one", "two")]
    small.tellings = small.tellings[small.tellings["claim"] != "b"]
    assert tellings.pairs(small) == []


def test_strict_counts_only_shared_claims(small):
    assert dict(tellings.strict(small, "one", "two")) == {"same": 0, "part": 1, "no": 0}


def test_side_by_side_goes_from_the_first_article_to_the_second(small):
    found = tellings.side_by_side(small, "one", "two", ["acts_for", "status"])
    assert list(found["As told"]) == ["A", "B", "C"]
    assert list(found["One 2005"]) == ["¶3, asserted", "¶4, attributed", "not told"]
    assert list(found["Two 2005"]) == ["not told", "¶9, quoted", "¶9, asserted"]


def test_the_ledger_has_a_row_for_each_claim_of_its_questions(small):
    found = tellings.ledger(small, "one", "two", ["status"])
    assert list(found["Claim"]) == ["C"]  # D is told by no article
    assert found.loc[0, "Told in"] == "Two 2005 ¶9, asserted"
    assert found.loc[0, "Goes back to"] == "him, first hand"
    assert found.loc[0, "Interest"] == "in his favour"


def test_elsewhere_names_the_outside_texts_with_their_wording(small):
    found = tellings.elsewhere(small).set_index("Claim")["Told elsewhere"]
    assert dict(found) == {"A": "Court, 2006 (attributed)", "D": "Court, 2006 (asserted)"}


def test_told_says_where_and_whether_outside(small):
    found = tellings.told(small)
    assert len(found) == 6
    assert list(found["outside"]) == [False] * 4 + [True] * 2
    assert set(found[found["claim"] == "b"]["place"]) == {"¶4", "¶9"}


def test_every_telling_of_an_article_cites_a_sentence_and_every_other_a_passage(data):
    inside = data.tellings["article"] != ""
    assert data.tellings.loc[inside, ["paragraph", "sentence"]].notna().all(axis=None)
    assert (data.tellings.loc[~inside, "passage"] != "").all()
    assert set(data.tellings.loc[~inside, "outside"]) <= set(data.outside_texts["text"])


def test_every_outside_text_says_how_much_of_it_was_read_and_is_in_the_bibliography(data, bibliography):
    assert (data.outside_texts[["read", "read_on", "cited"]] != "").all(axis=None)
    assert set(data.outside_texts["cited"]) <= bibliography
    for keys in data.institutions["cited"]:
        assert set(keys.split("; ")) <= bibliography


def test_claims_of_both_articles_are_matched_and_others_are_not(data):
    place = tellings.where(data, *han.ARTICLES)
    matched = data.claims.set_index("claim")["match"]
    assert (matched[place == "both"] != "one").all()
    assert (matched[place != "both"] == "one").all()


def test_the_round_up_names_no_source_and_no_office(data):
    claim = data.claims[data.claims["statement"].str.contains("round-up")].iloc[0]
    assert claim["goes_back_to"] == "Radio Free Asia, without a source"
    telling = data.tellings[(data.tellings["claim"] == claim["claim"]) & (data.tellings["article"] != "")]
    assert list(telling["article"]) == [han.RFA]
    assert "in what office" in claim["differs"]


def test_no_act_of_his_stands_in_both_articles(data):
    """The sentence of the front page: neither article tells an act that the other tells."""
    place = tellings.where(data, *han.ARTICLES)
    acts = data.claims[data.claims["question"].isin(han.ACTS)]["claim"]
    assert "both" not in set(place[acts])


def test_shared_claims_add_up(data):
    found = han.shared(data)
    assert found["one"] + found["both"] + found["two"] == found["either"]
    assert found["either"] == data.tellings.query("article != ''")["claim"].nunique()


def test_what_counts_for_and_against_him(data):
    """RFA has claims of both kinds, Clearharmony of one; what serves him is the larger part in both."""
    found = han.interest(data).set_index(["article", "interest"])["claims"]
    assert ("clearharmony-2005", "against_interest") not in found
    assert 0 < found["rfa-2005", "against_interest"] < found["rfa-2005", "self_serving"]
    shared = han.shared(data)
    assert found.sum() == shared["one"] + shared["two"] + 2 * shared["both"]


def test_for_no_act_in_office_was_a_second_source_read(data):
    """The front page says so."""
    acts = data.claims[data.claims["question"].isin(han.ACTS) & (data.claims["coded"] == "twice")]
    assert set(acts["second_source"]) == {"none read"}


def test_claims_of_outside_texts_alone_add_up(data):
    found = han.outside_counts(data)
    assert found["outside_only"] == (data.claims["coded"] == "once").sum()
    assert found["outside_against_his"] <= found["outside_against"]


def test_the_chain_puts_each_retelling_under_what_it_retells(data):
    found = han.chain(data)
    assert len(found) == data.transmission["article"].isin(han.ARTICLES).sum()
    below = found.dropna(subset=["parent_row"])
    assert (below["depth"] == below["parent_depth"] + 1).all()
    assert (below["parent_row"] < below.index).all()
    assert found[found["corpus"]]["article"].nunique() == 2


def test_the_agencys_texts_have_the_refusal_and_clearharmony_does_not(data):
    found = han.wire(data).set_index("Text")["Refusal of his claim"]
    assert set(found.filter(like="Canadian Press")) == {"done"}
    assert found["Clearharmony 2005"] == found["Minghui, English copy"] == "possible"


def test_quotations_cite_sentences_with_quoted_or_reported_words(data):
    keys = ["article", "paragraph", "sentence"]
    voices = data.quotations.merge(data.codings, on=keys, validate="many_to_one")["voice"]
    assert len(voices) == len(data.quotations)
    assert set(voices) <= {"direct", "mixed", "indirect"}
