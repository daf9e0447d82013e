"""The cue lists of `cue_words.csv`, with verbs inflected and ready to match.

Sources: Recasens et al. 2013 (report verbs), Hooper 1975 (assertives, factives), Hyland 2005 (hedges),
GenderGapTracker (quote verbs, MIT licence) and our own additions; the CSV names the source of every word.
"""

import csv
import re
from functools import cache
from pathlib import Path

LISTS = Path(__file__).parent / "lists" / "cue_words.csv"


@cache
def words(name: str) -> dict[str, str]:
    """The words of one list, each with its class ("" where the list has no classes).

    Raises KeyError when the CSV has no such list.
    """
    with LISTS.open(encoding="utf-8", newline="") as file:
        found = {row["word"]: row["class"] for row in csv.DictReader(file) if row["list"] == name}
    if not found:
        raise KeyError(name)
    return found


def inflect(lemma: str) -> set[str]:
    """All forms of a verb, itself included; only the first word of a phrasal verb changes.

    Irregular pasts and doubled consonants come from the lists "irregular" and "doubling".

    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(inflect("point out"))
    ['point out', 'pointed out', 'pointing out', 'points out']
    """
    verb, space, particle = lemma.partition(" ")
    forms = {verb, third_person(verb), ing(verb)} | (irregular(verb) or {past(verb)})
    return {form + space + particle for form in forms}


def irregular(verb: str) -> set[str]:
    """The listed past forms of an irregular verb; empty for a regular one."""
    return {form for form, lemma in words("irregular").items() if lemma == verb}


def third_person(verb: str) -> str:
    """The form that goes with "she": says, denies, preaches."""
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(s|x|z|ch|sh)$", verb) else "s")


def past(verb: str) -> str:
    """The regular past: claimed, denied, argued, admitted."""
    if verb.endswith("e"):
        return verb + "d"
    return (verb[:-1] + "i" if re.search(r"[^aeiou]y$", verb) else stem(verb)) + "ed"


def ing(verb: str) -> str:
    """The form in -ing: claiming, denying, arguing, admitting, disagreeing."""
    return (verb[:-1] if re.search(r"[^eoy]e$", verb) else stem(verb)) + "ing"


def stem(verb: str) -> str:
    """The verb with its last consonant doubled where English spelling asks for it."""
    return verb + verb[-1] if verb in words("doubling") else verb


@cache
def verb_forms(name: str) -> dict[str, str]:
    """Every form of every verb of a list, with its lemma."""
    return {form: lemma for lemma in words(name) for form in inflect(lemma)}


@cache
def pattern(*names: str) -> re.Pattern[str]:
    """A pattern for any word or phrase of the named lists, longest first; verb lists are inflected."""
    found: set[str] = set()
    for name in names:
        found |= set(verb_forms(name) if name.endswith("_verb") else words(name))
    longest_first = sorted(found, key=lambda word: (-len(word), word))
    any_of = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?<!\w-)(?:{any_of})(?!\w)(?!-\w)", re.IGNORECASE)
