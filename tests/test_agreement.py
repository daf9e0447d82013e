"""Krippendorff's alpha on examples small enough to count by hand, and when it is not given."""

import numpy as np
import pandas as pd
import pytest

from breaking_ranks.analysis import agreement, codebook
from breaking_ranks.analysis.agreement import compare, where_seen
from breaking_ranks.analysis.codebook import Variable
from breaking_ranks.analysis.statistics import alpha, alphas


def sheet(values: list) -> pd.DataFrame:
    n = len(values)
    return pd.DataFrame(
        {"article": "a", "paragraph": 1, "sentence": range(1, n + 1), "v": values, "note": ""}
    )


def tone(name: str) -> Variable:
    return Variable(name, name, "tone", "na", "ordinal", {"-1": "bad", "0": "neither", "1": "good"})


def row(one: list, two: list) -> dict:
    return compare(sheet(one), sheet(two), ["v"]).iloc[0].to_dict()


def test_alpha_by_hand():
    """Ten sentences, two sheets, 20 values: 14 zeros, 6 ones; four sentences differ.

    Observed disagreement 4 · 2 / 20 = .4; expected 2 · 14 · 6 / (20 · 19) = .4421; alpha is
    1 - .4 / .4421 = .0952. (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, binary data)
    """
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    two = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(np.array([one, two]).T, 2) == pytest.approx(1 - 0.4 / (168 / 380))


def test_alpha_of_several_values_by_hand():
    """Four sentences, 3 values: 8 codes (3 a, 3 b, 2 c), one sentence differs.

    Observed 2 / 8; expected 2 · (3·3 + 3·2 + 3·2) / (8 · 7) = .75.
    """
    assert alpha(np.array([[0, 0], [1, 1], [2, 2], [0, 1]]), 3) == pytest.approx(1 - 0.25 / 0.75)


def test_ordinal_alpha_by_hand():
    """Four sentences, codes in order: 3 zeros, 2 ones, 3 twos; one sentence has 0 against 2.

    Steps: 0 to 1 and 1 to 2 weigh (3 + 2 - 2.5)² = 6.25, 0 to 2 weighs (8 - 3)² = 25. Observed
    2 · 25 / 8 = 6.25; expected 2 · (6 · 6.25 + 9 · 25 + 6 · 6.25) / (8 · 7) = 600 / 56.
    """
    codes = np.array([[0, 0], [1, 1], [2, 2], [0, 2]])
    assert alpha(codes, 3, "ordinal") == pytest.approx(1 - 6.25 / (600 / 56))
    assert alpha(codes, 3, "ordinal") < alpha(codes, 3)


@pytest.mark.parametrize("level", ["nominal", "ordinal"])
@pytest.mark.parametrize("values", [1, 2, 3, 5])
def test_alpha_of_many_tables_is_alpha_of_each(values, level):
    """Two hundred pairs of sheets, some of which use a single value, some of which leave one out."""
    random = np.random.default_rng(1)
    used = random.integers(1, values + 1, size=200)
    pairs = [random.integers(most, size=(random.integers(2, 30), 2)) for most in used]
    counts = np.zeros((len(pairs), values, values), dtype=int)
    for table, codes in zip(counts, pairs, strict=True):
        np.add.at(table, (codes[:, 0], codes[:, 1]), 1)
    each = [alpha(codes, values, level) for codes in pairs]
    assert alphas(counts, level) == pytest.approx(np.array(each))


def test_agreement_where_both_see_the_target_by_hand():
    """Forty sentences without a target make agreement look good; of twelve with one, three differ.

    The 24 codes there are 15 ones (6 and 9) and 9 zeros. Observed 3 · 2 / 24 = .25; expected
    2 · 15 · 9 / (24 · 23) = .4891; alpha .4889.
    """
    one = ["na"] * 40 + ["1"] * 6 + ["0"] * 6
    two = ["na"] * 40 + ["1"] * 9 + ["0"] * 3
    sheets = [sheet(values).rename(columns={"v": "tone_victims"}) for values in (one, two)]
    found = where_seen(*sheets, [tone("tone_victims")]).iloc[0]
    assert (found["seen"], found["seen_agree"]) == (12, 0.75)
    assert found["seen_alpha"] == pytest.approx(1 - 0.25 / (270 / 552))
    assert compare(*sheets, ["tone_victims"]).iloc[0]["alpha"] > 0.8


def test_a_target_that_one_sheet_alone_sees_is_not_compared():
    one, two = ["1"] * 10 + ["na"], ["1"] * 10 + ["-1"]
    sheets = [sheet(values).rename(columns={"v": "tone_state"}) for values in (one, two)]
    assert where_seen(*sheets, [tone("tone_state")]).iloc[0]["seen"] == 10
    assert where_seen(*sheets, [tone("tone_state")]).iloc[0]["seen_alpha"] == 1


def test_no_alpha_where_fewer_than_ten_targets_are_seen_by_both():
    sheets = [sheet(["official"] * 9 + ["none"] * 20).rename(columns={"v": "hero"}) for _ in range(2)]
    hero = Variable("hero", "Hero", "role", "none", "nominal", {})
    found = where_seen(*sheets, [hero]).iloc[0]
    assert (found["seen"], found["seen_agree"]) == (9, 1)
    assert pd.isna(found["seen_alpha"])


def test_tone_toward_victims_carries_no_finding(data):
    """Among the 31 sentences in which both passes see victims they agree on 20."""
    found = agreement.passes(data)
    assert list(agreement.unsteady(found)["variable"]) == ["tone_victims"]
    row = found.set_index("variable").loc["tone_victims"]
    assert (row["seen"], round(31 * row["seen_agree"]), round(row["seen_alpha"], 2)) == (31, 20, 0.22)


def test_the_interval_of_alpha_is_drawn_over_paragraphs():
    """All sentences of one paragraph: every resample is the whole, so the interval has no width."""
    one, two = sheet([0, 1] * 15), sheet([0, 1] * 14 + [1, 0])
    found = compare(one, two, ["v"]).iloc[0]
    assert found["low"] == found["high"] == found["alpha"]


def test_the_same_sheet_agrees_wholly():
    found = row([0, 1] * 15, [0, 1] * 15)
    assert (found["alpha"], found["low"], found["high"], found["differing"]) == (1, 1, 1, 0)
    assert found["positives"] == "15 / 15"


@pytest.mark.parametrize(("positives", "given"), [(9, False), (10, True)])
def test_no_alpha_below_ten_positives(positives, given):
    values = [1] * positives + [0] * 20
    found = row(values, values[::-1])
    assert pd.notna(found["alpha"]) == given
    assert found["positives"] == f"{positives} / {positives}"


def test_no_alpha_below_ten_sentences():
    values = ["x", "y", "z"] * 3
    assert pd.isna(row(values, values)["alpha"])
    assert row([*values, "x"], [*values, "x"])["alpha"] == 1


def test_sentences_are_matched_by_key_not_by_place():
    one, two = sheet([0, 1] * 15), sheet([0, 1] * 15)
    found = compare(one, two.sample(frac=1, random_state=1), ["v"]).iloc[0]
    assert found["differing"] == 0


def test_the_interval_holds_alpha(data):
    found = agreement.passes(data).dropna(subset=["alpha"])
    assert ((found["low"] <= found["alpha"]) & (found["alpha"] <= found["high"])).all()


def test_every_variable_is_compared_and_differences_are_those_settled(data):
    """Each cell in which the passes differ has its row in the settlements."""
    found = agreement.passes(data).set_index("variable")["differing"]
    assert list(found.index) == codebook.names(codebook.sentence_variables(data))
    between = data.settlements[data.settlements["pass_1"] != data.settlements["pass_2"]]
    settled = between.groupby("variable").size().reindex(found.index, fill_value=0)
    assert found.astype(int).tolist() == settled.tolist()


def test_an_agreed_cell_is_in_the_settlements_only_where_a_rule_changed_it(data):
    agreed = data.settlements[data.settlements["pass_1"] == data.settlements["pass_2"]]
    assert len(agreed) > 0
    assert (agreed["settled"] != agreed["pass_1"]).all()


def test_every_cell_that_is_not_settled_is_as_both_passes_had_it(data):
    keys = ["article", "paragraph", "sentence"]
    changed = set(data.settlements[[*keys, "variable"]].itertuples(index=False, name=None))
    one, final = data.pass_1.set_index(keys), data.codings.set_index(keys)
    for variable in codebook.names(codebook.sentence_variables(data)):
        for key in one.index[one[variable].astype("string") != final[variable].astype("string")]:
            assert (*key, variable) in changed, (key, variable)


def test_settled_values_are_those_of_the_codings(data):
    keys = ["article", "paragraph", "sentence"]
    sheets = [frame.set_index(keys) for frame in (data.pass_1, data.pass_2, data.codings)]
    for s in data.settlements.itertuples():
        values = [str(f.loc[(s.article, s.paragraph, s.sentence), s.variable]) for f in sheets]
        assert values == [s.pass_1, s.pass_2, s.settled], s
