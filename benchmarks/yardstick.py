"""How ordinary political news vouches for what it tells, measured by the program that measures our articles.

``rows`` gives the table ``yardstick``: for each measure the 10th, 50th and 90th percentile over the
articles of PolNeAR's dev split (Newell et al. 2018) and the value of all their words pooled. The data
are coverage of one campaign, the US election of 2016, by seven US publishers: a yardstick, no fair
sample of the press. Every text goes through ``breaking_ranks.text.extract`` as ours do; its first line
is the headline and is left out, and so are the labels that a database put between the parts. The lists
of the attribution rule were made on every second of these articles (``polnear``).

Two measures rest on people's annotation, by the vote of ``polnear``: words in sentences that hold
attributed words, and words in sentences given to a source without a name. PolNeAR does not mark
whether a source is named, so ``unnamed`` judges the annotated span by a rule that would rather miss one:
"a source" and "campaign aides" are found, "the woman" is not. What it gives is a lower bound. Read by
hand: none of the 29 spans that it finds has a name, though four speak as a group that acts rather than
tells; of twenty drawn from the other spans in lower case, at most two would count.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from breaking_ranks.text.defaults import default_lists
from breaking_ranks.text.extract import extract
from breaking_ranks.text.parts import BODY, FURNITURE, Rule
from breaking_ranks.text.segment import Span

from .polnear import attributed_spans, touched

DATA = "PolNeAR dev (Newell et al. 2018)"
RULES = (
    Rule("headline", "", 1, "", "headline"),
    Rule("label", "", None, r"(?:ABSTRACT|FULL TEXT|Correction Appended)\.", FURNITURE),
)
SHARES = {"attributed": "program", "attributed_read": "annotation", "quoted": "program",
          "unnamed": "annotation"}  # fmt: skip
RATES = ("report_neutral", "report_assertive", "report_doubting", "hedges", "evidentials")
WHO = r"(?:[Ss]ources?|[Ii]nsiders?|[Aa]ides?|[Aa]dvis[eo]rs?|[Oo]fficials?|[Oo]peratives?)"
UNNAMED = re.compile(
    rf"(?:(?!and\b)[\w'’.-]+ ){{0,5}}{WHO}(?:,? (?:at|close|familiar|from|in|on|to|who|with|briefed)\b.*)?,?"
)
RELATION = re.compile(r"Content\d*:(T\d+)|Source\d*:(T\d+)")


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield a row of ``yardstick`` for each measure, from ``folder``/text and ``folder``/attributions.

    Shares are parts of the words of an article, rates are per 1,000 of them; percentiles are over
    articles, interpolated linearly as NumPy does; ``pooled`` takes all words as one text.
    """
    counted = [count(file) for file in sorted((folder / "text").glob("*.txt"))]
    for measure in (*SHARES, *RATES):
        scale = 1 if measure in SHARES else 1000
        values = [scale * c[measure] / c["words"] for c in counted]
        total = sum(c["words"] for c in counted)
        low, middle, high = (float(value) for value in np.percentile(values, [10, 50, 90]))
        yield {
            "measure": measure, "unit": "share of words" if scale == 1 else "per 1,000 words",
            "made_by": SHARES.get(measure, "program"), "low": low, "middle": middle, "high": high,
            "pooled": scale * sum(c[measure] for c in counted) / total,
            "articles": len(counted), "words": total, "data": DATA,
        }  # fmt: skip


def count(file: Path) -> "Counter[str]":
    """Return the words of one article's body, those in each kind of sentence, and its cue words.

    Words are counted under ``words`` and under the names of ``SHARES``, cue words under those of ``RATES``.
    """
    text = file.read_text(encoding="utf-8")
    found = extract(file.stem, text, default_lists(RULES), document=False)
    notes = sorted((file.parent.parent / "attributions").glob(f"{file.stem}_*.ann"))
    all_of = [attributed_spans(note) for note in notes]
    unnamed_of = [unnamed_spans(note) for note in notes]
    sums: Counter[str] = Counter()
    for row in found["sentences"]:
        if row["part"] == BODY:
            sums.update({name: row[name] for name in ("words", *RATES)} | {"quoted": row["quoted_words"]})
            place = (text, row["start"], row["end"])
            sums["attributed"] += row["words"] * row["attributed"]
            sums["attributed_read"] += row["words"] * agreed(all_of, *place)
            sums["unnamed"] += row["words"] * agreed(unnamed_of, *place)
    return sums


def agreed(by_annotator: list[list[Span]], text: str, start: int, end: int) -> bool:
    """Say whether half of the annotators or more marked a word of ``text[start:end]``."""
    return 2 * sum(touched(text, spans, start, end) for spans in by_annotator) >= len(by_annotator)


def unnamed(source: str) -> bool:
    """Say whether the words of an annotated source are those of somebody without a name.

    True where they end in a noun such as *source* or *aide*, or go on with what the person knows or
    where; a comma or *and* before the noun speaks for a name or a mixed group and gives False.

    >>> unnamed("two campaign aides"), unnamed("Ann Li, an aide to Mr. Bo")
    (True, False)
    """
    return UNNAMED.fullmatch(source) is not None


def unnamed_spans(annotation: Path) -> list[Span]:
    """Return the spans of the words attributed to unnamed sources in one file of brat standoff."""
    entities, found = {}, []
    for line in annotation.read_text(encoding="utf-8").splitlines():
        key, value, *words = line.split("\t")
        if key.startswith("T"):
            entities[key] = (value.partition(" ")[2], words[0])
        elif key.startswith("E"):
            parts = RELATION.findall(value)
            if any(source and unnamed(entities[source][1]) for _, source in parts):
                found += [entities[content][0] for content, _ in parts if content]
    return [(int(a), int(b)) for span in found for a, b in (piece.split() for piece in span.split(";"))]
