"""How the time of an extraction grows with a text and with the lists: run ``python -m benchmarks.growth``.

Each line doubles one thing five times, from 1 to 32 times as much, and keeps the others; it prints the CPU
time at each size as a multiple of the first, and the exponent k of time ~ size^k (a straight line through
the logarithms). 1 is linear, 0 says that the size does not matter, 2 would be a wall. Texts and lists are
made up; a ratio within one run depends little on the machine.
"""

import math
import time
from collections.abc import Callable, Iterator

import numpy as np

from breaking_ranks.text.defaults import default_lists
from breaking_ranks.text.extract import extract
from breaking_ranks.text.inputs import Lists
from breaking_ranks.text.parts import Rule

SIZES = [2**power for power in range(6)]
RUNS = 3  # of which the fastest counts
SENTENCE = "The clerk of Oz reportedly told Mayor Ann Li that the good bread was not bad. "
QUOTED = "“We ate ‘tea bread’ for a week,” said Bo Wu. "
LINE = (SENTENCE * 4 + QUOTED).strip()
Case = tuple[str, Lists]  # a text and the lists for it


def cases() -> dict[str, Callable[[int], Case]]:
    """Return what grows, each with a function from a size to a text and its lists."""
    few = default_lists(names=["Ann Li", "Bo Wu"])
    text = "\n\n".join([LINE] * 20)
    return {
        "paragraphs (8)": lambda size: ("\n\n".join([LINE] * 8 * size), few),
        "sentences of one paragraph (16)": lambda size: (SENTENCE * 16 * size, few),
        "words of one sentence (96)": lambda size: ("the good bread told Ann Li " * 16 * size, few),
        "quotes of one paragraph (32)": lambda size: (QUOTED * 32 * size, few),
        "quotes nested in one quote (32)": lambda size: ("“" + "He ate ‘tea’ today. " * 32 * size + "”", few),
        "rules of articles (1,000)": lambda size: (text, default_lists(rules=rules(1000 * size))),
        "names (1,000)": lambda size: (text, default_lists(names=names(1000 * size))),
    }


def rules(number: int) -> list[Rule]:
    """Return rules for other articles, ten for each, and one for the article that is read."""
    others = [Rule("other", str(n // 10), n % 10 + 1, "", "deck") for n in range(number - 1)]
    return [*others, Rule("title", "oz", 1, "", "headline")]


def names(number: int) -> list[str]:
    """Return names of two or three words, a hundred of which begin alike."""
    return [f"Ann{n // 100} {'de ' * (n % 2)}Li{n}" for n in range(number - 2)] + ["Ann Li", "Bo Wu"]


def seconds(case: Case) -> float:
    """Return the least CPU time of several extractions."""
    found = []
    for _ in range(RUNS):
        begun = time.process_time()
        extract("oz", case[0], case[1], document=False)
        found.append(time.process_time() - begun)
    return min(found)


def exponent(times: list[float]) -> float:
    """Return the slope of log time over log size.

    >>> round(exponent([1, 2, 4, 8, 16, 32]), 6), round(exponent([1, 4, 16, 64, 256, 1024]), 6)
    (1.0, 2.0)
    """
    return float(np.polyfit([math.log(size) for size in SIZES], [math.log(t) for t in times], 1)[0])


def lines() -> Iterator[str]:
    """Yield the table, a line for each thing that grows, then the speed on the longest text."""
    yield f"{'what grows (the first size)':34}" + "".join(f"{f'x{size}':>7}" for size in SIZES) + "     k"
    for what, made in cases().items():
        times = [seconds(made(size)) for size in SIZES]
        yield f"{what:34}" + "".join(f"{t / times[0]:7.1f}" for t in times) + f"{exponent(times):6.2f}"
    text, lists = cases()["paragraphs (8)"](SIZES[-1])
    yield f"{len(text.split()) / seconds((text, lists)):,.0f} words a CPU second"


def main() -> None:
    """Print the table."""
    for line in lines():
        print(line, flush=True)


if __name__ == "__main__":
    main()
