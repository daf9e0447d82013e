"""Lists of cue words, with verbs inflected and ready to match."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

Runs = Mapping[int, str]  # unbroken runs of letters and digits: in lower case, by where they start

_RUN = re.compile(r"\w+")
_START, _END = r"(?<!\w)(?<!\w-)", r"(?!\w)(?!-\w)"  # no letter touches a cue, not even over a hyphen


def runs(text: str) -> Runs:
    """Return the unbroken runs of letters and digits of ``text``.

    >>> runs("He so-called")
    {0: 'he', 3: 'so', 6: 'called'}
    """
    return {run.start(): run[0].lower() for run in _RUN.finditer(text)}


class CueWords:
    """Named lists of words, each word with its class ("" where a list has no classes).

    ``lists`` maps the name of a list to its words. Lists of verbs end in ``_verb``: they hold lemmas, and
    text is searched for all their forms. Which lists the package needs, ``lists/README.md`` says.
    Forms and patterns are made when they are first asked for, and kept.
    """

    def __init__(self, lists: Mapping[str, Mapping[str, str]]) -> None:
        self._lists = lists
        self._forms: dict[str, dict[str, str]] = {}
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._openings: dict[tuple[str, ...], frozenset[str]] = {}

    def listed(self, name: str) -> Mapping[str, str]:
        """Return the words of one list with their classes. ``KeyError`` if there is no such list."""
        return self._lists[name]

    def verb_forms(self, name: str) -> dict[str, str]:
        """Return every form of every verb of a list, with its lemma. ``KeyError`` as ``listed``."""
        if name not in self._forms:
            self._forms[name] = {form: lemma for lemma in self.listed(name) for form in self.inflect(lemma)}
        return self._forms[name]

    def pattern(self, *names: str, before: str = "", after: str = "") -> re.Pattern[str]:
        """Return a pattern for any word or phrase of the named lists, the longest that fits.

        ``before`` and ``after`` are expressions that must match beside the word. ``KeyError`` as ``listed``.
        """
        key = (*names, before, after)
        if key not in self._patterns:
            words = {word for name in names for word in self._searched(name)}
            whole = f"{before}{_START}{any_of(words)}{_END}{after}"
            self._patterns[key] = re.compile(whole, re.IGNORECASE)
        return self._patterns[key]

    def matches(self, text: str, text_runs: Runs, *names: str) -> Iterator[re.Match[str]]:
        """Yield what ``pattern(*names).finditer(text)`` does.

        The pattern is tried where a run of letters stands that begins a listed word, and nowhere else;
        ``text_runs`` are the ``runs`` of ``text``, or those of them that may match. ``KeyError`` as
        ``listed``.
        """
        openings, done = self._openings_of(names), 0
        if openings.isdisjoint(text_runs.values()):
            return
        fits = self.pattern(*names).match
        for start, run in text_runs.items():
            if run in openings and start >= done and (match := fits(text, start)):
                done = match.end()
                yield match

    def _openings_of(self, names: tuple[str, ...]) -> frozenset[str]:
        """Return the runs of letters with which the words of the named lists begin."""
        if names not in self._openings:
            words = (word for name in names for word in self._searched(name))
            self._openings[names] = _openings(words)
        return self._openings[names]

    def _searched(self, name: str) -> Iterable[str]:
        return self.verb_forms(name) if name.endswith("_verb") else self.listed(name)

    @cached_property
    def noun_cue(self) -> re.Pattern[str]:
        """A pattern for a noun of speech with its owner ("his claim") or its content ("claims that")."""
        noun = rf"\b{any_of(self.listed('cue_noun'))}s?\b"
        owned = rf"(?:\b(?:his|her|its|their)|\w[’']s?)(?: [\w-]+)? {noun}"
        return re.compile(rf"{noun},? (?:that|of|to|about|against|for|in|by|from)\b|{owned}", re.IGNORECASE)

    @cached_property
    def noun_openings(self) -> frozenset[str]:
        """The runs of letters one of which a text must have for ``noun_cue`` to be found in it."""
        return _openings(form for noun in self.listed("cue_noun") for form in (noun, f"{noun}s"))

    def inflect(self, lemma: str) -> set[str]:
        """Return all forms of a verb, itself included; only the first word of a phrasal verb changes.

        Irregular pasts and doubled consonants come from the lists "irregular" and "doubling": *deny* gives
        deny, denies, denied, denying; *point out* gives points out, pointed out, pointing out.
        """
        verb, space, particle = lemma.partition(" ")
        irregular = {form for form, of in self.listed("irregular").items() if of == verb}
        forms = {verb, third_person(verb), self._ing(verb)} | (irregular or {self._past(verb)})
        return {form + space + particle for form in forms}

    def _past(self, verb: str) -> str:
        """Return the regular past: claimed, denied, argued, admitted."""
        if verb.endswith("e"):
            return verb + "d"
        return (verb[:-1] + "i" if re.search(r"[^aeiou]y$", verb) else self._doubled(verb)) + "ed"

    def _ing(self, verb: str) -> str:
        """Return the form in -ing: claiming, denying, arguing, admitting, disagreeing."""
        return (verb[:-1] if re.search(r"[^eoy]e$", verb) else self._doubled(verb)) + "ing"

    def _doubled(self, verb: str) -> str:
        """Return the verb with its last consonant doubled where English spelling asks for it."""
        return verb + verb[-1] if verb in self.listed("doubling") else verb


def _openings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(found for word in words for found in list(runs(word).values())[:1])


def third_person(verb: str) -> str:
    """Return the form that goes with "she": says, denies, preaches."""
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(s|x|z|ch|sh)$", verb) else "s")


def any_of(words: Iterable[str]) -> str:
    """Return an expression for any of ``words``, the longest that fits, in lower case.

    It branches letter by letter, so that a text is not held against each word in turn; to match
    whatever the case, compile it with ``re.IGNORECASE``.

    >>> any_of(["say", "says", "said"])
    'sa(?:id|y(?:s|))'
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word.lower():
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _written(tree)


def _written(tree: dict[str, Any]) -> str:
    """Return the expression of a tree of letters; "" as a letter says that a word ends there."""
    branches = [re.escape(letter) + _written(tree[letter]) for letter in sorted(tree) if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches + [''] * ('' in tree))})"
