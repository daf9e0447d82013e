"""Say whether a sentence is attributed to somebody; count reporting verbs, hedges and evidentials.

Rules over lists of cue words; no model. "Attributed" is meant as in PolNeAR (Newell et al. 2018): some of
the sentence's words are given as what a person, group or document says, thinks, wants or decides.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from .cue_words import CueWords, Runs, runs
from .quotes import Quote
from .segment import Span
from .spans import keep

CLASSES = ("neutral", "assertive", "doubting")  # of reporting verbs
TOKEN = re.compile(r"[\w’'-]+")
SUBJECT_REACH = 2  # words before a verb in which "I", "we" or "you" counts as its subject
LOOK_BACK = 80  # characters before a verb in which its neighbours are looked for
_TO_FOLLOWER = re.compile(r"[ “\"]*")
_NAME_IN_ING = re.compile(r"[A-Z]\w+ing\b")
_SENTENCE_OPENS = re.compile(r"[.!?]\W*\s|\n")


class CuedText:
    """A text and what the lists of cue words find in it, each looked for once, when it is asked for."""

    def __init__(self, text: str, cues: CueWords) -> None:
        self.text = text
        self.cues = cues
        self._verb_uses: dict[str, list[str]] = {}

    @cached_property
    def evidentials(self) -> int:
        """Number of evidentials: words that mark hearsay or leave a claim's truth to others.

        "He reportedly fled; an unconfirmed account is said to exist." has three.
        """
        return sum(1 for _ in self._matches("evidential"))

    @cached_property
    def hedges(self) -> int:
        """Number of Hyland's hedges but false friends: the month, "rather than", "about" before no number.

        "Perhaps about 40 people came in May, rather than June; we talked about it." has two.
        """
        return sum(not self._false_hedge(match) for match in self._matches("hedge"))

    @cached_property
    def report_verbs(self) -> dict[str, int]:
        """Number of reporting verbs in use, by class: neutral, assertive, doubting.

        "He said no. She insisted. They alleged fraud and said so." has two, one and one.
        """
        classes = self.cues.listed("report_verb")
        count = Counter(classes[lemma] for lemma in self.verb_uses("report_verb"))
        return {name: count[name] for name in CLASSES}

    @cached_property
    def has_cue(self) -> bool:
        """Whether a cue of attribution stands in it: a phrase, an evidential, a verb or a noun of speech."""
        return bool(
            next(self._matches("cue_phrase", "evidential"), None)
            or self.verb_uses("report_verb")
            or self.verb_uses("attitude_verb")
            or self._noun_cue()
        )

    def verb_uses(self, name: str) -> list[str]:
        """Return lemmas of a list of verbs as often as they are used as verbs, but not by the narrator.

        "She claims it, but the claims are old and I claim nothing." uses *claim* once. ``KeyError`` if
        there is no list of that ``name``.
        """
        if name not in self._verb_uses:
            forms = self.cues.verb_forms(name)
            matches = self.cues.matches(self._free, self._free_runs, name)
            found = ((match, forms[match[0].lower()]) for match in matches)
            self._verb_uses[name] = [lemma for match, lemma in found if self._is_verb(match, lemma)]
        return self._verb_uses[name]

    @cached_property
    def _runs(self) -> Runs:
        return runs(self.text)

    def _matches(self, *names: str) -> Iterator[re.Match[str]]:
        return self.cues.matches(self.text, self._runs, *names)

    def _noun_cue(self) -> bool:
        """Say whether a noun of speech stands there with its owner or its content."""
        if self.cues.noun_openings.isdisjoint(self._runs.values()):
            return False
        text = _blanked(self.text, [match.span() for match in self._matches("false_friend")])
        return self.cues.noun_cue.search(text) is not None

    @cached_property
    def _no_verbs(self) -> list[Span]:
        """Where words stand that look like verbs and are none."""
        return [match.span() for match in self._matches("false_friend", "evidential")]

    @cached_property
    def _free(self) -> str:
        """The text with those words blanked out; offsets stay."""
        return _blanked(self.text, self._no_verbs)

    @cached_property
    def _free_runs(self) -> Runs:
        """The runs of letters outside those words."""
        if not self._no_verbs:
            return self._runs
        starts, ends = ([span[side] for span in self._no_verbs] for side in (0, 1))
        return {
            at: run for at, run in self._runs.items() if bisect_right(starts, at) == bisect_right(ends, at)
        }

    def _is_verb(self, match: re.Match[str], lemma: str) -> bool:
        """Say whether a matched form is a verb in use, judged by its ending and its neighbours."""
        form = match[0].lower().split()[0]
        before = TOKEN.findall(self._free[max(0, match.start() - LOOK_BACK) : match.start()])
        previous = before[-1].lower() if before else ""
        noun_before = self.cues.listed("noun_before").get(previous)
        imperative = not before and form == lemma.split()[0]
        narrators = self.cues.listed("narrator")
        by_narrator = any(word.lower() in narrators for word in before[-SUBJECT_REACH:])
        name = before and _NAME_IN_ING.match(match[0])
        if imperative or by_narrator or name or noun_before == "determiner":
            return False
        if form.endswith(("ed", "ing")) or form in self.cues.listed("irregular"):
            return True
        if noun_before:
            return False
        return lemma not in self.cues.listed("noun_too") or self._has_verb_company(match, before)

    def _has_verb_company(self, match: re.Match[str], before: list[str]) -> bool:
        """Say whether the words around a form that may be a noun ("claims") show it to be a verb."""
        last = before[-1] if before else ""
        lead = _TO_FOLLOWER.match(self._free, match.end())
        follower = TOKEN.match(self._free, lead.end() if lead else match.end())
        if last.lower() in self.cues.listed("verb_before") or last.endswith(("ly", "n't", "n’t")):
            return True
        if follower is None:
            return match[0].endswith("s") and last[:1].isupper()
        return follower[0].lower() in self.cues.listed("object_start") and not last.endswith(("'s", "’s"))

    def _false_hedge(self, match: re.Match[str]) -> bool:
        """Say whether a hedge's form has another meaning here."""
        form, follower = match[0].lower(), TOKEN.search(self.text, match.end())
        after = follower[0].lower() if follower else ""
        if form in ("about", "around"):
            return not (after[:1].isdigit() or after in self.cues.listed("number_word"))
        if form == "rather":
            return after == "than"
        return match[0] == "May" and not self._opens_sentence(match.start())

    def _opens_sentence(self, place: int) -> bool:
        """Say whether no word, or the end of a sentence, stands before ``place``."""
        first = place
        while first and not (self.text[first - 1].isalnum() or self.text[first - 1] == "_"):
            first -= 1
        return first == 0 or _SENTENCE_OPENS.search(self.text, first, place) is not None


def _blanked(text: str, spans: Sequence[Span]) -> str:
    return keep(text, spans, inside=False, blank="_") if spans else text


def attributed(sentence: CuedText, quotes: Sequence[Quote] = ()) -> bool:
    """Return whether any words of a sentence are attributed to somebody other than its narrator.

    ``quotes`` are those that overlap the sentence, cut to it (``Quotes.within``); quoted speech settles
    it, scare quotes do not. "The mayor denied that he had fled." is attributed, "The mayor fled on a
    Sunday." is not.
    """
    if any(quote.kind == "speech" for quote in quotes):
        return True
    if not quotes:
        return sentence.has_cue
    spans = [(quote.start, quote.end) for quote in quotes]
    return CuedText(_blanked(sentence.text, spans), sentence.cues).has_cue
