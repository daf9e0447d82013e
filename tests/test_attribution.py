"""Each test names the rule it proves; the sentences are made up."""

import csv
from collections import Counter

import pytest

from breaking_ranks.text.attribution import attributed, evidentials, hedges, report_verbs, verb_uses
from breaking_ranks.text.cue_words import LISTS, inflect, words
from breaking_ranks.text.quotes import find_quotes, within


def found(text: str) -> list[tuple[str, str]]:
    return [(text[q.start : q.end], q.kind) for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We left," said Ann.', [('"We left,"', "speech")]),
        ("“We left,” said Ann.", [("“We left,”", "speech")]),
        ("''We left,'' said Ann.", [("''We left,''", "speech")]),
        ('Ann said: "Go."', [('"Go."', "speech")]),
        ('"We left. It rained. Nobody came," Ann said.', [('"We left. It rained. Nobody came,"', "speech")]),
        ('He said it was "a mess" again.', [('"a mess"', "speech")]),
        ("His so-called “palace” was a hut.", [("“palace”", "scare")]),
        ("The term “bare stick” is old.", [("“bare stick”", "scare")]),
        ("She read “The Long Way Home” twice.", [("“The Long Way Home”", "scare")]),
        ("The ''activist'' fund closed.", [("''activist''", "scare")]),
        ("The dogs' owner didn't mind; it's the boys’ bone, from the '90s.", []),
        ("The plank is 6'3\" long.", []),
        ('<img src="a.png" alt="Ann Li">', []),
        ("Mayor Says Flood Is 'Under Control'", [("'Under Control'", "speech")]),
    ],
)
def test_quotes_and_their_kind(text, expected):
    assert found(text) == expected


def test_nested_quote_lies_inside_its_outer_one():
    text = "\"He told me, 'Run for your life now,' and I ran,\" said Ann."
    outer, inner = find_quotes(text)
    assert outer.start < inner.start < inner.end < outer.end
    assert text[inner.start : inner.end] == "'Run for your life now,'"


def test_speech_over_paragraphs_gives_a_span_in_each():
    text = '"First we walked a long way.\n"Then we slept," said Ann.'
    assert [text[q.start : q.end] for q in find_quotes(text)] == [
        '"First we walked a long way.',
        '"Then we slept,"',
    ]


def test_double_mark_of_the_other_shape_closes_a_quote():
    assert found('She said there was “no sign" of it.') == [('“no sign"', "speech")]


def test_a_verb_inside_another_quote_does_not_make_speech():
    text = "It has “claims said here” and “tea rooms” too."
    assert found(text)[1] == ("“tea rooms”", "scare")


def test_within_cuts_and_shifts():
    text = 'Rain. "We left. We ran," said Ann.'
    (quote,) = within(find_quotes(text), 16, len(text))
    assert (quote.start, quote.end) == (0, text.index(" said") - 16)


@pytest.mark.parametrize(
    "sentence",
    [
        "The clerk said the door was shut.",
        "The clerk told Ann to wait.",
        "Ann was told to wait.",
        "According to the ledger, nothing was missing.",
        "The baker is said to be rich.",
        "The baker reportedly fled.",
        "His claim that he had paid was repeated often.",
        "There were allegations of theft.",
        "She hopes to return.",
        "The court ruled against the baker.",
        "She always claims the best seat.",
        "The two men blame the weather.",
        "A door was open, the Daily Post reports.",
    ],
)
def test_attributed(sentence):
    assert attributed(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The report was long.",
        "The claims department moved.",
        "He took a call and a note.",
        "The United States has fifty parts.",
        "The bakery did not respond to a request for comment.",
        "The train was supposed to leave at noon.",
        "Sales fell compared with June.",
        "Read the rest here.",
        "I believe in bread.",
        "She works at the Reporting Center.",
        "The hearing was short.",
    ],
)
def test_not_attributed(sentence):
    assert not attributed(sentence)


def test_speech_attributes_a_sentence_and_scare_quotes_do_not():
    speech, scare = '"We baked bread all night long."', "Her “claims said” teapot broke."
    assert attributed(speech, find_quotes(speech))
    assert not attributed(scare, find_quotes(scare))


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("deny", "denied"), ("admit", "admitted"), ("say", "said"), ("argue", "arguing"), ("preach", "preaches"),
     ("agree", "agreeing"), ("learn", "learned"), ("call for", "calling for"),
     ("write", "written"), ("express", "expresses")],
)  # fmt: skip
def test_inflection(lemma, form):
    assert form in inflect(lemma)


def test_verbs_are_told_from_nouns():
    assert verb_uses("The report says they report to nobody.", "report_verb") == ["say", "report"]


def test_reporting_verbs_by_class():
    text = "Ann said so. Bob insisted. Cy alleged theft."
    assert report_verbs(text) == {"neutral": 1, "assertive": 1, "doubting": 1}


def test_evidential_participles_are_not_also_verbs():
    text = "The alleged theft was rumored to be a joke."
    assert evidentials(text) == 2
    assert verb_uses(text, "report_verb") == []


def test_hedges_without_their_false_friends():
    assert hedges("In May it may rain about 3 days rather than 10; they talked about it.") == 2


def test_each_verb_stands_in_one_class_once():
    with LISTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    verbs = Counter(row["word"] for row in rows if row["list"].endswith("_verb"))
    assert [word for word, times in verbs.items() if times > 1] == []
    assert set(words("report_verb").values()) == {"neutral", "assertive", "doubting"}
    assert all(row["source"] for row in rows)


def test_unknown_list_is_an_error():
    with pytest.raises(KeyError):
        words("no such list")
