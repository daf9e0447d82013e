"""The title of each figure holds: what it states in words is computed here once more from the tables."""

import ast
import json
import re
from collections.abc import Callable, Iterator

import pytest
from conftest import ROOT

from breaking_ranks.analysis import (
    agreement,
    choices,
    framing,
    sentiment,
    tellings,
    validity,
    voices,
    yardstick,
)
from breaking_ranks.cases import han
from breaking_ranks.store.corpus import Corpus

CLEAR, RFA, LATE = "clearharmony-2005", "rfa-2005", "epochtimes-2012"
ELSEWHERE = {  # of careers and reporting
    "fig-officials", "fig-lives", "fig-han", "fig-wang", "fig-li", "fig-told", "fig-sequence",
}  # fmt: skip
NUMBER = re.compile(r"\d")


def calls() -> Iterator[tuple[str, ast.expr | None]]:
    """Yield the name of every figure and of all lists of the chapters, and the title in its cell."""
    for chapter in sorted((ROOT / "chapters").glob("*.ipynb")):
        for cell in json.loads(chapter.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] != "code":
                continue
            for call in ast.walk(ast.parse("".join(cell["source"]))):
                if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in ("figure", "lists"):
                    said = {keyword.arg: keyword.value for keyword in call.keywords}
                    if "name" in said:
                        yield ast.literal_eval(said["name"]), said.get("title")


TITLES = dict(calls())


def voice(data: Corpus) -> bool:
    share = voices.words_by_voice(data).set_index(["article", "voice"])["share"].unstack(fill_value=0)
    lead = share.idxmax(axis=1)
    return bool(lead[RFA] == "direct" and lead[CLEAR] == "narrator")


def beside_news(data: Corpus) -> bool:
    """Attribution lies in the band of ordinary news everywhere, quotation under it in one article."""
    outside = yardstick.outside_the_band(data)
    outside = outside[outside["measure"].isin(yardstick.SHARES)]
    below = outside["value"] < outside[yardstick.NEWS["low"]]
    return list(outside["measure"]) == ["quoted"] and bool(below.all())


def unheard(data: Corpus) -> bool:
    found = voices.heard(data).drop_duplicates("kind").set_index("kind")["words"]
    return found.idxmax() == "official_who_left" and found["person_harmed"] == 0


def led(data: Corpus) -> bool:
    found = framing.by_article(data)
    return found.loc[found.groupby("article")["share"].idxmax(), "frame"].nunique() > 1


def below_neutral(data: Corpus) -> bool:
    """Every mean of the printed choice is below zero, and of their intervals exactly one is."""
    first = choices.sentiment(data).query(
        "instrument == 'vader_neutral' and parts == 'body' and average == 'mean'"
    )
    return bool((first["mean"] < 0).all()) and int((first["high"] < 0).sum()) == 1


def side_by_side(data: Corpus) -> bool:
    found = sentiment.along(data).groupby("article")["score"]
    return bool((found.min() < 0).all() and (found.max() > 0).all())


def cheerful(data: Corpus) -> bool:
    words = sentiment.loaded_names(data).set_index("word")["valence"]
    return bool(words["party"] > 0 and words["united"] > 0)


def heaviest(data: Corpus) -> bool:
    """The heaviest word stands out, and *true* is praise that VADER gives to *the true victims* as well."""
    pull = sentiment.loaded_words(data, 16).set_index("word")["pull"]
    return pull.abs().idxmax() == pull.index[0] and bool(pull["true"] > 0)


def sympathy(data: Corpus) -> bool:
    found = sentiment.sympathy_trap(data)
    return int(found["positive"].sum()) < len(found) / 2


def none_favourable(data: Corpus) -> bool:
    found = sentiment.tones(data).query("target == 'tone_state'")
    return len(found) > 0 and "1" not in set(found["tone"])


def one_fails(data: Corpus) -> bool:
    """Of the alphas among the sentences in which both see the target, only that of victims is unsteady."""
    found = agreement.passes(data).set_index("variable")["seen_alpha"].dropna().astype(float)
    return list(found.index[found < agreement.STEADY]) == ["tone_victims"]


def others_move(data: Corpus) -> bool:
    ranks = validity.sentiment_choices(data).pivot(index="article", columns="choice", values="rank")
    fixed = ranks.nunique(axis=1) == 1
    return list(ranks.index[fixed]) == list(ranks.index[(ranks == 1).all(axis=1)])


def from_him(data: Corpus) -> bool:
    chain = tellings.chain(data, han.ARTICLES)
    firsts = chain[chain["depth"] == 0].groupby("article")["actor"].agg(set)
    second = chain[chain["depth"] == 1].groupby("article")["actor"].agg(set)
    agency, series = second[CLEAR], second[RFA]
    return (
        all("Han Guangsheng" in firsts[article] for article in han.ARTICLES)
        and "The Canadian Press" in agency
        and any("Mandarin" in actor for actor in series)
    )


def unshared(data: Corpus) -> bool:
    found = han.lists(data)
    return "both" not in set(found[found["question"].isin(han.ACTS)]["where"])


HOLDS: dict[str, Callable[[Corpus], bool]] = {
    "fig-voices": voice,
    "fig-attributed": beside_news,
    "fig-speakers": lambda data: voices.anonymous_share(data, LATE) > 0.25,
    "fig-heard": unheard,
    "fig-frames": led,
    "fig-sentiment": below_neutral,
    "fig-along": side_by_side,
    "fig-names": cheerful,
    "fig-loaded": heaviest,
    "fig-trap": sympathy,
    "fig-tones": none_favourable,
    "fig-agreement": one_fails,
    "fig-choices": others_move,
    "fig-chain": from_him,
    "fig-portraits": unshared,
    "fig-claims": lambda data: 0 < han.shared(data)["both"] < han.shared(data)["either"] / 2,
}


def test_every_title_of_a_figure_is_held_against_the_tables():
    assert set(TITLES) == set(HOLDS) | ELSEWHERE


@pytest.mark.parametrize("name", HOLDS)
def test_a_title_holds(data, name):
    assert HOLDS[name](data), name


@pytest.mark.parametrize("name", TITLES)
def test_no_number_of_a_title_is_typed(name):
    """What stands between the braces of an f-string is computed."""
    title = TITLES[name]
    assert title is not None, name
    parts = title.values if isinstance(title, ast.JoinedStr) else [title]
    typed = "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
    assert not NUMBER.search(typed), typed
    assert not typed.endswith("."), typed
