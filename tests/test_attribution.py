"""Each test names the rule it proves; the sentences are made up."""

import csv
from collections import Counter

import pytest

from breaking_ranks.text import attribution, speech
from breaking_ranks.text.attribution import CuedText
from breaking_ranks.text.cue_words import CueWords, any_of, runs
from breaking_ranks.text.defaults import CUE_WORDS, default_cue_words
from breaking_ranks.text.quotes import Quotes, find_quotes

CUES = default_cue_words()


def quotes_of(text: str) -> Quotes:
    return find_quotes(text, CUES)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[q.start : q.end], q.kind) for q in quotes_of(text)]


def cued(text: str) -> CuedText:
    return CuedText(text, CUES)


def attributed(text: str, quotes=()) -> bool:
    return attribution.attributed(cued(text), quotes)


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
    outer, inner = quotes_of(text)
    assert outer.start < inner.start < inner.end < outer.end
    assert text[inner.start : inner.end] == "'Run for your life now,'"


def test_speech_over_paragraphs_gives_a_span_in_each():
    text = '"First we walked a long way.\n"Then we slept," said Ann.'
    assert [text[q.start : q.end] for q in quotes_of(text)] == [
        '"First we walked a long way.',
        '"Then we slept,"',
    ]


def test_double_mark_of_the_other_shape_closes_a_quote():
    assert found('She said there was “no sign" of it.') == [('“no sign"', "speech")]


def test_a_verb_inside_another_quote_does_not_make_speech():
    text = "It has “claims said here” and “tea rooms” too."
    assert found(text)[1] == ("“tea rooms”", "scare")


def test_the_verb_around_a_nested_quote_makes_it_speech_and_the_verb_in_its_neighbour_does_not():
    """The verb "said" stands in the outer quote; "insisted" in the quote before is blanked out."""
    assert found("“He said ‘no’ to me.” A ‘hut’ fell.")[1] == ("‘no’", "speech")
    assert found("The “I insisted on tea” mug, “my hut” and rain.")[1] == ("“my hut”", "scare")


def test_a_quote_ends_with_its_line_and_so_does_the_sentence_around_it():
    """The verb of the next line gives nothing to anybody."""
    assert found("A “tea room”\nsaid nothing.") == [("“tea room”", "scare")]


def test_quotes_of_each_sentence_by_hand():
    """A quote of two sentences, the second with a nested quote, then a sentence without any."""
    text = "“We left. He cried ‘go’ twice.” It rained."
    quotes = quotes_of(text)
    assert [(q.start, q.end) for q in quotes] == [(0, 31), (19, 23)]
    assert [(q.start, q.end) for q in quotes.within(0, 9)] == [(0, 9)]
    assert [(q.start, q.end) for q in quotes.within(10, 31)] == [(0, 21), (9, 13)]
    assert list(quotes.within(32, len(text))) == []
    assert [q.start for q in quotes.opening(10, 31)] == [19]


@pytest.mark.parametrize("number", [10, 100])
def test_each_quote_looks_at_its_own_surroundings(monkeypatch, number):
    """The pattern for letters runs over what stands between the marks of each quote, once for each."""
    seen = []
    letter = speech._LETTER

    class Counting:
        def sub(self, blank, text):
            seen.append(text)
            return letter.sub(blank, text)

    monkeypatch.setattr(speech, "_LETTER", Counting())
    assert len(quotes_of("Then “we left” it. " * number)) == number
    assert seen == ["we left"] * number


def test_within_cuts_and_shifts():
    text = 'Rain. "We left. We ran," said Ann.'
    (quote,) = quotes_of(text).within(16, len(text))
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
    assert attributed(speech, quotes_of(speech))
    assert not attributed(scare, quotes_of(scare))


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("deny", "denied"), ("admit", "admitted"), ("say", "said"), ("argue", "arguing"), ("preach", "preaches"),
     ("agree", "agreeing"), ("learn", "learned"), ("call for", "calling for"),
     ("write", "written"), ("express", "expresses")],
)  # fmt: skip
def test_inflection(lemma, form):
    assert form in CUES.inflect(lemma)


def test_verbs_are_told_from_nouns():
    assert cued("The report says they report to nobody.").verb_uses("report_verb") == ["say", "report"]


def test_reporting_verbs_by_class():
    text = "Ann said so. Bob insisted. Cy alleged theft."
    assert cued(text).report_verbs == {"neutral": 1, "assertive": 1, "doubting": 1}


def test_evidential_participles_are_not_also_verbs():
    text = "The alleged theft was rumored to be a joke."
    assert cued(text).evidentials == 2
    assert cued(text).verb_uses("report_verb") == []


def test_hedges_without_their_false_friends():
    assert cued("In May it may rain about 3 days rather than 10; they talked about it.").hedges == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [("May it rain?", 1), ("“May it rain?”", 1), ("It is late. May it rain?", 1), ("It is May.", 0),
     ("In the U.S. May is warm.", 1), ("Late, May was warm.", 0), ("It rained. He left in May.", 0)],
)  # fmt: skip
def test_may_that_opens_a_sentence_is_no_month(text, number):
    """The full stop of an abbreviation looks like an end: that May is taken for a hedge, wrongly."""
    assert cued(text).hedges == number


def test_each_verb_stands_in_one_class_once():
    with CUE_WORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    verbs = Counter(row["word"] for row in rows if row["list"].endswith("_verb"))
    assert [word for word, times in verbs.items() if times > 1] == []
    assert set(CUES.listed("report_verb").values()) == {"neutral", "assertive", "doubting"}
    assert all(row["source"] for row in rows)


def test_unknown_list_is_an_error():
    with pytest.raises(KeyError):
        CUES.listed("no such list")


def test_lists_of_another_language_are_handed_in():
    """One verb of a made-up language, the other lists empty; English verbs are then none."""
    empty = (
        "irregular doubling noun_before noun_too narrator evidential false_friend verb_before object_start"
    )
    cues = CueWords({name: {} for name in empty.split()} | {"report_verb": {"dira": "neutral"}})
    text = CuedText("Ana diras no. She said no.", cues)
    assert text.report_verbs == {"neutral": 1, "assertive": 0, "doubting": 0}


def test_any_of_prefers_the_longest_that_fits():
    """By hand: "says" before "say", but "say" where "sayso" would need one letter more."""
    expression = any_of(["say", "says", "say so", "SAID", "a.m"])
    assert expression == r"(?:a\.m|sa(?:id|y(?:\ so|s|)))"
    assert CueWords({"x": dict.fromkeys(["say", "says", "say so"], "")}).pattern("x").findall(
        "say says say so sayso Say-so say-s"
    ) == ["say", "says", "say so"]


def test_matches_are_those_of_the_pattern():
    """They don't overlap, begin with a word, and a longer cue goes before a shorter one."""
    cues = CueWords({"x": dict.fromkeys(["say so", "so far", "say", "so-called"], "")})
    text = "Say so far, say so-called say-so; so far sayso far."
    found = [match[0] for match in cues.matches(text, runs(text), "x")]
    assert found == cues.pattern("x").findall(text) == ["Say so", "say", "so-called", "so far"]
