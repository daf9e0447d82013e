"""One article in, rows out: everything that a program derives from a text.

``extract`` is a pure function of the article's text and the lists handed in: no file, no clock, no
other article. The same call serves one article or a hundred thousand.
"""

from collections import Counter

from .inputs import Lists
from .landmarks import landmarks
from .parts import BODY, FURNITURE, Paragraph, paragraphs
from .plain import plain
from .quotes import Quotes, find_quotes
from .rows import (
    Places,
    Read,
    Row,
    Spoken,
    cue_place_rows,
    cue_rows,
    furniture_rows,
    paragraph_row,
    quote_rows,
    sentence_row,
    spoken,
    term_rows,
    text_row,
    valence_rows,
)
from .sentence import Sentence


def extract(article: str, text: str, lists: Lists, *, document: bool) -> dict[str, list[Row]]:
    """Return the rows of every derived table for one article, by table name.

    ``text`` is the file as it is; ``document`` says that the whole text is one author's statement,
    so that words outside quotation marks are the author's and not a narrator's. Offsets are
    characters of ``text``. No table holds a sentence or its words in order. ``KeyError`` if a list of
    cue words is missing, ``re.error`` if the pattern of a rule is no regular expression.
    """
    voice = "document" if document else "narrator"
    quotes = find_quotes(text, lists.cue_words)
    read: list[Read] = [
        (paragraph, _sentences(paragraph, quotes, lists))
        for paragraph in paragraphs(article, text, lists.rules)
    ]
    found = zip(read, landmarks([paragraph for paragraph, _ in read]), strict=True)
    rows: dict[str, list[Row]] = {
        "texts": [text_row(article, text)],
        "paragraphs": [paragraph_row(article, *pair, landmark) for pair, landmark in found],
        "sentences": [], "quotes": [], "cues": [], "cue_places": [],
    }  # fmt: skip
    words: Spoken = Counter()
    for paragraph, sentences in read:
        if paragraph.part == FURNITURE:
            continue
        places = Places(paragraph)
        for number, sentence in enumerate(sentences, start=1):
            key = {"article": article, "paragraph": paragraph.paragraph, "sentence": number}
            rows["sentences"].append(sentence_row(key, paragraph.part, sentence))
            rows["quotes"] += quote_rows(key, places, sentence)
            rows["cues"] += cue_rows(key, sentence, lists.frames)
            rows["cue_places"] += cue_place_rows(key, places, sentence)
            if paragraph.part == BODY:
                words.update(spoken(sentence, voice))
    rows["furniture"] = furniture_rows(article, read)
    rows["terms"] = term_rows(article, words)
    rows["valence"] = valence_rows(article, words, lists.lexicons)
    return rows


def _sentences(paragraph: Paragraph, quotes: Quotes, lists: Lists) -> list[Sentence]:
    """Cut a paragraph into its sentences, each with the quotes that touch it."""
    text = plain(paragraph.text)
    found = []
    for start, end in lists.splitter.sentence_spans(text):
        place = paragraph.start + start, paragraph.start + end
        quoted = quotes.within(*place), quotes.opening(*place)
        found.append(Sentence(text[start:end], place[0], lists, *quoted))
    return found
