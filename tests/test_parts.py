"""Every line of the five files is part of the article or furniture of its web page, by a rule in a table."""

import pytest
from conftest import PROJECT

from breaking_ranks.extraction import derive
from breaking_ranks.text.parts import BODY, FURNITURE, Rule, Rules, paragraphs
from breaking_ranks.text.plain import fingerprint, plain

# The lines taken out, by article and line number in its file.
FURNITURE_LINES = {
    "clearharmony-2005": [3, 45, 47, 49],
    "rfa-2005": [3, 4, 54],
    "epochtimes-2012": [4, 9, 30, 32, 34],
    "todaychina-2020": [13],
    "epochtimes-2008": [],
}
# article: rule: lines, words
TAKEN = {
    "clearharmony-2005": {"divider": (1, 0), "reprint_notice": (1, 20), "share_buttons": (2, 20)},
    "rfa-2005": {"comment_rules": (1, 59), "share_buttons": (2, 6)},
    "epochtimes-2012": {
        "image_markup": (1, 19), "masked_address": (1, 2), "repeated_headline": (1, 9),
        "subscription_notice": (1, 15), "topic_page_notice": (1, 55),
    },
    "todaychina-2020": {"comment_heading": (1, 2)},
    "epochtimes-2008": {},
}  # fmt: skip
# Parts of the article that are not its body, by paragraph.
PARTS = {
    "clearharmony-2005": {1: "headline"},
    "rfa-2005": {
        1: "headline", 2: "caption", 7: "subhead", 9: "pull_quote", 15: "subhead", 22: "subhead",
        25: "credit",
    },
    "epochtimes-2012": {
        1: "headline", 2: "deck", 3: "caption", 4: "dateline", 5: "dateline", 6: "dateline", 7: "caption",
        16: "coda",
    },
    "todaychina-2020": {7: "caption"},
    "epochtimes-2008": {1: "headline", 2: "dateline"},
}  # fmt: skip
ARTICLES = list(FURNITURE_LINES)


@pytest.mark.parametrize("article", ARTICLES)
def test_every_furniture_line_is_known_by_its_number(article_texts, article):
    found = paragraphs(article, article_texts[article], Rules(derive.part_rules(PROJECT)))
    assert [p.line for p in found if p.part == FURNITURE] == FURNITURE_LINES[article]


@pytest.mark.parametrize("article", ARTICLES)
def test_lines_and_words_that_each_rule_took(data, article):
    rows = data.furniture[data.furniture["article"] == article]
    assert {r.rule: (r.lines, r.words) for r in rows.itertuples()} == TAKEN[article]


@pytest.mark.parametrize("article", ARTICLES)
def test_parts_outside_the_body(data, article):
    rows = data.paragraphs[(data.paragraphs["article"] == article) & (data.paragraphs["part"] != FURNITURE)]
    assert {r.paragraph: r.part for r in rows.itertuples() if r.part != BODY} == PARTS[article]


@pytest.mark.parametrize("article", ARTICLES)
def test_no_line_is_lost(article_texts, article):
    """Every character that is no white space lies in exactly one paragraph, where its offsets say."""
    text = article_texts[article]
    found = list(paragraphs(article, text, Rules(derive.part_rules(PROJECT))))
    assert all(text[p.start : p.end] == p.text for p in found)
    assert "".join("".join(p.text.split()) for p in found) == "".join(text.split())


def test_the_first_rule_that_takes_a_line_labels_it():
    rules = [Rule("title", "a", 1, "", "headline"), Rule("stars", "", None, r"\*+", FURNITURE)]
    found = list(paragraphs("a", "***\n\n  One. \n***\nTwo.", Rules(rules)))
    assert [(p.line, p.paragraph, p.part, p.rule, p.text) for p in found] == [
        (1, 1, "headline", "title", "***"),
        (3, 2, BODY, "", "One."),
        (4, None, FURNITURE, "stars", "***"),
        (5, 3, BODY, "", "Two."),
    ]


def test_a_rule_speaks_of_its_own_article_and_of_whole_lines():
    rule = Rule("stars", "a", None, r"\*+", FURNITURE)
    assert rule.takes("a", 9, "**")
    assert not rule.takes("b", 9, "**")
    assert not rule.takes("a", 9, "** and more")


def test_rules_of_other_articles_and_lines_are_not_looked_at(monkeypatch):
    """Of 1,002 rules those can take line 2 of article 6 that name both, either or neither.

    By hand: n = 6 and 506 are of that article and line, 256 and 756 of that article and any line.
    """
    rules = [Rule("own", str(n % 250), n % 4 or None, "no", "deck") for n in range(1000)]
    rules += [Rule("line", "", 2, "no", "deck"), Rule("all", "", None, "One", "headline")]
    asked = []
    takes = Rule.takes
    monkeypatch.setattr(Rule, "takes", lambda rule, *line: asked.append(rule) or takes(rule, *line))
    assert Rules(rules).first("6", 2, "One").rule == "all"
    assert {(rule.article, rule.line) for rule in asked} <= {("6", 2), ("6", None), ("", 2), ("", None)}
    assert len(asked) == 6


def test_the_order_of_the_table_decides_between_a_rule_for_all_and_one_for_the_article():
    everybody, own = Rule("all", "", None, "One", "deck"), Rule("own", "a", 1, "", "headline")
    assert Rules([everybody, own]).first("a", 1, "One") == everybody
    assert Rules([own, everybody]).first("a", 1, "One") == own


def test_plain_keeps_every_character_in_its_place():
    text = "“It’s\u00a0late,” she said."
    assert plain(text) == '"It\'s late," she said.'
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    "copy", ['"It\'s  late" - she said.', "“It’s late” – she said", "IT'S LATE, SHE SAID!"]
)
def test_a_copy_set_with_other_marks_has_the_same_fingerprint(copy):
    assert fingerprint(copy) == fingerprint("“It’s late” — she said.")


def test_another_word_has_another_fingerprint():
    assert fingerprint("It is late.") != fingerprint("It was late.")
