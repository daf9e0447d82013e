"""One article in, rows out: a pure function, and the same bytes as the tables on disk."""

import inspect
import pickle
import re
from pathlib import Path

import pytest
from conftest import PROJECT

from breaking_ranks import Project
from breaking_ranks.extraction import derive
from breaking_ranks.text import segment, stems, tokens
from breaking_ranks.text.defaults import default_lists
from breaking_ranks.text.extract import extract
from breaking_ranks.text.parts import FURNITURE, Rule
from breaking_ranks.text.plain import plain, plain_words
from breaking_ranks.text.segment import Splitter
from breaking_ranks.text.stems import cue_stems
from breaking_ranks.text.vader import Vader

TEXT = """The Mayor of Oz Steps Down

Share on Anything

Mayor Ann Li left the Grand Party. "I was wrong, wrong, wrong," she said. It rained.

“The roof leaked,” said Bo Wu, who fears a so-called “storm”.
"""
RULES = [Rule("title", "", 1, "", "headline"), Rule("buttons", "", None, r"Share on \w+", FURNITURE)]
LISTS = default_lists(RULES, ["Ann Li", "Grand Party", "Bo Wu"], {"remorse": cue_stems("wrongs party")})
DERIVED = [
    "texts", "paragraphs", "sentences", "quotes", "cues", "cue_places", "furniture", "terms", "valence"
]  # fmt: skip


@pytest.fixture
def rows() -> dict:
    return extract("oz", TEXT, LISTS, document=False)


def test_the_same_in_gives_the_same_out(rows):
    assert extract("oz", TEXT, LISTS, document=False) == rows


def test_an_article_knows_nothing_of_another(rows):
    extract("other", "Wholly other words. " * 50, LISTS, document=True)
    assert extract("oz", TEXT, LISTS, document=False) == rows


def test_rows_have_the_columns_of_their_table(rows):
    assert set(rows) == set(DERIVED)
    for name, found in rows.items():
        columns = {field["name"] for field in PROJECT.resource(name)["schema"]["fields"]}
        assert all(set(row) == columns for row in found), name


def test_offsets_of_sentences_and_quotes(rows):
    texts = [TEXT[r["start"] : r["end"]] for r in rows["sentences"]]
    assert texts[0] == "The Mayor of Oz Steps Down"
    assert texts[2] == '"I was wrong, wrong, wrong," she said.'
    assert [(TEXT[q["start"] : q["end"]], q["kind"]) for q in rows["quotes"]] == [
        ('"I was wrong, wrong, wrong,"', "speech"), ("“The roof leaked,”", "speech"), ("“storm”", "scare"),
    ]  # fmt: skip


def test_places_in_words_are_those_of_the_offsets(rows):
    """A copy with other quotes or dashes has other offsets and the same words."""
    of = {p["paragraph"]: plain_words(TEXT[p["start"] : p["end"]]) for p in rows["paragraphs"]}
    for quote in rows["quotes"]:
        words = of[quote["paragraph"]][quote["first_word"] - 1 : quote["last_word"]]
        assert words == plain_words(TEXT[quote["start"] : quote["end"]])
    cues = [of[c["paragraph"]][c["first_word"] - 1 : c["last_word"]] for c in rows["cue_places"]]
    assert cues == [["wrong"]] * 3


def test_the_words_of_sentences_are_those_of_their_paragraph(rows):
    for paragraph in rows["paragraphs"]:
        own = [s for s in rows["sentences"] if s["paragraph"] == paragraph["paragraph"]]
        for size in ("plain_words", "plain_letters"):
            assert not own or sum(s[size] for s in own) == paragraph[size]


def test_furniture_is_counted_and_left_out(rows):
    (taken,) = rows["furniture"]
    assert (taken["rule"], taken["lines"], taken["words"], taken["sentences"]) == ("buttons", 1, 3, 1)
    assert taken["vader"] == LISTS.lexicons.score("Share on Anything", "vader")
    assert [p["paragraph"] for p in rows["paragraphs"]] == [1, None, 2, 3]
    assert not any(row["form"] in ("share", "anything") for row in rows["terms"])


def test_words_by_voice_and_name(rows):
    count = {(r["voice"], r["form"], r["name"]): r["count"] for r in rows["terms"]}
    assert count["quoted", "wrong", False] == 3
    assert count["narrator", "party", True] == 1
    assert ("narrator", "steps", False) not in count  # the headline is no body


def test_terms_hold_every_word_of_the_body_once(rows):
    body = [s for s in rows["sentences"] if s["part"] == "body"]
    assert sum(r["count"] for r in rows["terms"]) == sum(s["words"] for s in body)


def test_cue_words_inside_names_do_not_count(rows):
    assert rows["cues"] == [{"article": "oz", "paragraph": 2, "sentence": 2, "frame": "remorse", "count": 3}]


def test_a_document_speaks_with_its_authors_voice():
    rows = extract("oz", TEXT, LISTS, document=True)
    assert {r["voice"] for r in rows["terms"]} == {"document", "quoted"}


def test_scores_of_quoted_and_other_words(rows):
    quoted = rows["sentences"][2]
    assert quoted["vader_quoted"] < 0 == quoted["vader_narrator"]
    assert rows["sentences"][1]["vader_quoted"] is None
    assert quoted["quoted_share"] == 5 / 7


def test_rows_do_not_hold_words_in_order(rows):
    """A cell holds one word at most; terms are sorted, not as they stood."""
    labels = {"article", "part", "rule", "sha256", "md5", "voice", "kind", "frame"}
    cells = [v for found in rows.values() for row in found for k, v in row.items() if k not in labels]
    assert not any(re.search(r"\s", v) for v in cells if isinstance(v, str))
    keys = [(r["voice"], r["stem"], r["name"]) for r in rows["terms"]]
    assert keys == sorted(keys)


def test_extract_opens_no_file_and_reads_no_clock(monkeypatch):
    monkeypatch.setattr("builtins.open", None)
    monkeypatch.setattr("time.time", None)
    assert extract("oz", TEXT, LISTS, document=False)["sentences"]
    assert list(inspect.signature(extract).parameters) == ["article", "text", "lists", "document"]


@pytest.fixture
def calls(monkeypatch) -> dict[str, list[str]]:
    """What was cut, tokenised, scored and stemmed, in order, while a test runs."""
    seen: dict[str, list[str]] = {"cut": [], "tokenised": [], "scored": [], "stemmed": []}

    def watch(owner, name, kind):
        whole = getattr(owner, name)

        def noted(*arguments):
            seen[kind].append(arguments[-1])
            return whole(*arguments)

        monkeypatch.setattr(owner, name, noted)

    watch(Splitter, "sentence_spans", "cut")
    watch(type(tokens._TOKENIZER), "tokenize", "tokenised")
    watch(Vader, "compound", "scored")
    watch(stems._SNOWBALL, "stem", "stemmed")
    return seen


def test_each_thing_is_done_once(calls):
    """A paragraph is cut once, a text scored once, a piece of text cut into tokens once, a word stemmed once.

    Scored are, by hand: the five sentences and the line of furniture; "Mayor Ann Li left…" and "…said Bo Wu"
    again without names; of the two sentences with speech what is quoted and what is not.
    Through NLTK's rules go the pieces that are more than a word between marks: `"storm".`, and a full stop
    left alone without its quote.
    """
    stems.stem.cache_clear()
    tokens._cut.cache_clear()
    extract("oz", TEXT, LISTS, document=False)
    assert len(calls["cut"]) == 4
    assert len(calls["scored"]) == 6 + 2 + 4
    assert len(calls["tokenised"]) == 2
    assert calls["stemmed"].count("wrong") == 1  # it stands three times
    for kind in calls:
        assert len(calls[kind]) == len(set(calls[kind])), kind


def test_lists_go_to_another_process():
    """A pool of workers gets them pickled."""
    again = pickle.loads(pickle.dumps(LISTS))
    assert extract("oz", TEXT, again, document=False) == extract("oz", TEXT, LISTS, document=False)


def test_only_the_defaults_read_files():
    folder = Path(segment.__file__).parent
    code = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    assert [name for name in code if re.search(r"\bopen\(|read_text|importlib", code[name])] == ["defaults"]


@pytest.mark.parametrize("name", DERIVED)
def test_tables_on_disk_are_a_fresh_extraction(article_texts, copy_of_data, name):
    project = Project(copy_of_data)
    committed = project.path(name).read_bytes()
    assert project.write(name, derive.rows(project)[name]).read_bytes() == committed


def test_no_sentence_can_be_rebuilt(article_texts, data):
    """No cell of a table derived from the articles holds two words of one in a row."""
    joined = {article: " ".join(plain(text).lower().split()) for article, text in article_texts.items()}
    for name in DERIVED:
        frame = getattr(data, name)
        for column in frame.select_dtypes("string"):
            cells = set(frame[column].str.lower())
            assert not [c for c in cells if " " in c and any(c in text for text in joined.values())], (
                name,
                column,
            )
