"""Says whether a sentence is attributed to somebody; counts reporting verbs, hedges and evidentials.

Rules over the lists of `cue_words.csv`; no model. "Attributed" is meant as in PolNeAR (Newell et al. 2018):
some of the sentence's words are given as what a person, group or document says, thinks, wants or decides.
"""

import re
from collections import Counter
from collections.abc import Sequence

from .cue_words import pattern, verb_forms, words
from .quotes import Quote

TOKEN = re.compile(r"[\w’'-]+")
SUBJECT_REACH = 2  # words before a verb in which "I", "we" or "you" counts as its subject


def attributed(sentence: str, quotes: Sequence[Quote] = ()) -> bool:
    """Whether any words of a sentence are attributed to somebody other than its narrator.

    `quotes` are the quotes that overlap the sentence (`quotes.within`); quoted speech settles it,
    scare quotes do not.

    >>> attributed("The mayor denied that he had fled.")
    True
    >>> attributed("The mayor fled on a Sunday.")
    False
    """
    if any(quote.kind == "speech" for quote in quotes):
        return True
    for quote in quotes:
        sentence = sentence[: quote.start] + "_" * (quote.end - quote.start) + sentence[quote.end :]
    return has_cue(sentence)


def has_cue(sentence: str) -> bool:
    """Whether a sentence holds a cue of attribution: a phrase, an evidential, a verb or a noun of speech."""
    return bool(
        pattern("cue_phrase", "evidential").search(sentence)
        or verb_uses(sentence, "report_verb")
        or verb_uses(sentence, "attitude_verb")
        or _noun_cue().search(_without(sentence, "false_friend"))
    )


def verb_uses(sentence: str, name: str) -> list[str]:
    """Lemmas of one verb list as often as they are used as verbs, with a subject other than the narrator.

    `name` is a list of `cue_words.csv`; KeyError when there is none of that name.

    >>> verb_uses("She claims it, but the claims are old and I claim nothing.", "report_verb")
    ['claim']
    """
    plain = _without(sentence, "false_friend", "evidential")
    uses = ((match, verb_forms(name)[match[0].lower()]) for match in pattern(name).finditer(plain))
    return [lemma for match, lemma in uses if _is_verb(plain, match, lemma)]


def report_verbs(text: str) -> dict[str, int]:
    """Number of reporting verbs in use, by class: neutral, assertive, doubting.

    >>> report_verbs("He said no. She insisted. They alleged fraud and said so.")
    {'neutral': 2, 'assertive': 1, 'doubting': 1}
    """
    classes = words("report_verb")
    found = Counter(classes[lemma] for lemma in verb_uses(text, "report_verb"))
    return {name: found[name] for name in ("neutral", "assertive", "doubting")}


def evidentials(text: str) -> int:
    """Number of evidentials: words that mark hearsay or leave a claim's truth to others.

    >>> evidentials("He reportedly fled; an unconfirmed account is said to exist.")
    3
    """
    return len(pattern("evidential").findall(text))


def hedges(text: str) -> int:
    """Number of Hyland's hedges without false friends: the month, "rather than", "about" before no number.

    >>> hedges("Perhaps about 40 people came in May, rather than June; we talked about it.")
    2
    """
    return sum(not _false_hedge(text, match) for match in pattern("hedge").finditer(text))


def _without(text: str, *names: str) -> str:
    """The text with the words of the named lists blanked out; offsets stay."""
    return pattern(*names).sub(lambda match: "_" * len(match[0]), text)


def _is_verb(text: str, match: re.Match[str], lemma: str) -> bool:
    """Whether a matched form is a verb in use, judged by its ending and its neighbours."""
    form = match[0].lower().split()[0]
    before = TOKEN.findall(text[max(0, match.start() - 80) : match.start()])
    previous = before[-1].lower() if before else ""
    noun_before = words("noun_before").get(previous)
    imperative = not before and form == lemma.split()[0]
    by_narrator = any(word.lower() in words("narrator") for word in before[-SUBJECT_REACH:])
    name = before and re.match(r"[A-Z]\w+ing\b", match[0])
    if imperative or by_narrator or name or noun_before == "determiner":
        return False
    if form.endswith(("ed", "ing")) or form in words("irregular"):
        return True
    return not noun_before and (lemma not in words("noun_too") or _has_verb_company(text, match, before))


def _has_verb_company(text: str, match: re.Match[str], before: list[str]) -> bool:
    """Whether the words around a form that may be a noun ("claims", "report") show it to be a verb."""
    last = before[-1] if before else ""
    follower = TOKEN.match(text[match.end() :].lstrip(' “"'))
    if last.lower() in words("verb_before") or last.endswith(("ly", "n't", "n’t")):
        return True
    if follower is None:
        return match[0].endswith("s") and last[:1].isupper()
    return follower[0].lower() in words("object_start") and not last.endswith(("'s", "’s"))


def _noun_cue() -> re.Pattern[str]:
    """Pattern for a noun of speech with its owner ("his claim") or its content ("claims that")."""
    noun = rf"\b(?:{'|'.join(words('cue_noun'))})s?\b"
    owned = rf"(?:\b(?:his|her|its|their)|\w[’']s?)(?: [\w-]+)? {noun}"
    return re.compile(rf"{noun},? (?:that|of|to|about|against|for|in|by|from)\b|{owned}", re.IGNORECASE)


def _false_hedge(text: str, match: re.Match[str]) -> bool:
    """Whether a hedge's form has another meaning here."""
    form, follower = match[0].lower(), TOKEN.search(text, match.end())
    after = follower[0].lower() if follower else ""
    if form in ("about", "around"):
        return not (after[:1].isdigit() or after in words("number_word"))
    if form == "rather":
        return after == "than"
    return match[0] == "May" and not re.search(r"(?:^|[.!?]\W*\s|\n)\W*$", text[: match.start()])
