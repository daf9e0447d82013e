"""One job by several programs: sentences, tokens, words of frames, sentiment of sentences, counts of words.

Each takes texts and yields, for each, how many sentences it has, how many cue words of frames stand in it,
the sum of the scores of its sentences, and the counts of its words. They cut a little differently, and so
count a little differently. Ours looks cue words up by their stem, the others as they are spelled.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from breaking_ranks import Project
from breaking_ranks.extraction import derive
from breaking_ranks.text.defaults import ABBREVIATIONS, default_lexicons
from breaking_ranks.text.plain import plain
from breaking_ranks.text.tokens import Tokens

Found = tuple[int, int, float, Counter[str]]
Job = Callable[[Iterable[str]], Iterator[Found]]


def cue_words() -> dict[str, list[str]]:
    """Return the words of each frame of the codebook."""
    return {row.frame: row.cues.lower().split() for row in Project.find().rows("frames")}


class Stock(SentimentIntensityAnalyzer):
    """NLTK's analyser as it is; its list comes from a package, for NLTK's own is a download."""

    def __init__(self) -> None:
        self.lexicon, self.constants = default_lexicons().vader.lexicon, VaderConstants()


def ours(texts: Iterable[str]) -> Iterator[Found]:
    """The parts of this package."""
    lists = derive.lists(Project.find())
    for text in texts:
        sentences, cues, score, counts = 0, 0, 0.0, Counter[str]()
        for line in plain(text).split("\n"):
            for start, end in lists.splitter.sentence_spans(line):
                tokens = Tokens(line[start:end]).all
                sentences += 1
                cues += sum(len(lists.frames_of.get(token.stem, ())) for token in tokens)
                score += lists.lexicons.score(line[start:end], "vader")
                counts.update([token.lower for token in tokens])
        yield sentences, cues, score, counts


def nltk_loop(texts: Iterable[str]) -> Iterator[Found]:
    """The loop that a tutorial for NLTK would write; Punkt with a list of abbreviations needs no download."""
    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    punkt, treebank, analyser = PunktSentenceTokenizer(parameters), NLTKWordTokenizer(), Stock()
    frames = {frame: set(words) for frame, words in cue_words().items()}
    for text in texts:
        sentences, cues, score, counts = 0, 0, 0.0, Counter[str]()
        for sentence in punkt.tokenize(text):
            tokens = [token.lower() for token in treebank.tokenize(sentence)]
            sentences += 1
            cues += sum(token in words for words in frames.values() for token in tokens)
            score += analyser.polarity_scores(sentence)["compound"]
            counts.update(tokens)
        yield sentences, cues, score, counts


def spacy_blank(texts: Iterable[str]) -> Iterator[Found]:
    """The blank pipeline of spaCy with its sentencizer and matcher; sentiment by NLTK, for it has none."""
    import spacy
    from spacy.attrs import LOWER
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    matcher, analyser = PhraseMatcher(nlp.vocab, attr="LOWER"), Stock()
    for frame, words in cue_words().items():
        matcher.add(frame, list(nlp.tokenizer.pipe(words)))
    for doc in nlp.pipe(texts, batch_size=200):
        sentences = [sentence.text for sentence in doc.sents]
        score = sum(analyser.polarity_scores(sentence)["compound"] for sentence in sentences)
        counts = Counter({nlp.vocab.strings[key]: n for key, n in doc.count_by(LOWER).items()})
        yield len(sentences), len(matcher(doc)), score, counts


def floor(texts: Iterable[str]) -> Iterator[Found]:
    """Regular expressions and a sum over VADER's list: what reading and counting cost at the least."""
    entries = default_lexicons().vader.lexicon
    words, ends = re.compile(r"\w+"), re.compile(r"[.!?]\s+|\n+")
    frames = Counter(word for found in cue_words().values() for word in found)
    for text in texts:
        tokens = words.findall(text.lower())
        score = sum(map(entries.get, tokens, [0.0] * len(tokens)))
        yield len(ends.findall(text)) + 1, sum(map(frames.__getitem__, tokens)), score, Counter(tokens)


JOBS: dict[str, Job] = {
    "this package": ours,
    "NLTK loop": nltk_loop,
    "spaCy blank": spacy_blank,
    "regex (floor)": floor,
}
