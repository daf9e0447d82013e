"""Make corpora of short articles, whose words are as unequally frequent as those of news."""

import json
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from breaking_ranks.text.defaults import default_cue_words, default_lexicons

COMMON = ("the of to and a in that he was for on said with his it at by as from be were had not they who has "
          "but her she are or which their an this have one would been there when all will more about no him "
          "if out up so what two into than could").split()  # fmt: skip
INVENTED = 60_000  # words that no list holds
SYLLABLES = ("ba", "cor", "den", "fil", "gan", "hol", "jur", "kem", "lor", "mas", "nit", "pol", "ran", "ses",
             "tor", "ved")  # fmt: skip
LISTED = 0.12  # of the words that are not common, those of VADER's list or of the lists of cue words


def articles(number: int) -> Iterator[str]:
    """Yield that many articles as lines of JSON, always the same: some 60 words with a quote."""
    draw = random.Random(7)
    cues = default_cue_words()
    listed = [w for w in [*default_lexicons().vader.lexicon, *cues.verb_forms("report_verb")] if w.isalpha()]
    invented = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) for _ in range(INVENTED)]
    zipf = list(accumulate(1 / rank for rank in range(1, INVENTED + 1)))

    def sentence() -> str:
        found = []
        for _ in range(draw.randint(6, 22)):
            kind = draw.random()
            words = COMMON if kind < 0.5 else listed if kind < 0.5 + 0.5 * LISTED else None
            found.append(draw.choice(words) if words else draw.choices(invented, cum_weights=zipf)[0])
        if draw.random() < 0.4:
            found[len(found) // 2] += ","
        return " ".join(found).capitalize()

    for place in range(number):
        text = f"{sentence()}. {sentence()}.\n\n“{sentence()},” said Ann Li. {sentence()}."
        article = {"article": f"a{place}", "text": text, "outlet": f"o{place % 7}",
                   "published": f"{2000 + place % 20}-01-01"}  # fmt: skip
        yield json.dumps(article, ensure_ascii=False) + "\n"


def write(place: Path, number: int) -> None:
    """Write a corpus of that many articles to a file of JSON Lines."""
    with place.open("w", encoding="utf-8") as file:
        file.writelines(articles(number))
