"""People's sheets: the sample, alpha of tones, the alternative annotator test, corrected shares; by hand."""

from itertools import combinations
from types import SimpleNamespace

import nbformat
import numpy as np
import pandas as pd
import pytest
from conftest import ROOT

from breaking_ranks import Project
from breaking_ranks.analysis import (
    agreement,
    alternative,
    codebook,
    coders,
    corpus,
    corrected,
    human,
    sampling,
    statistics,
)
from breaking_ranks.book import provenance
from breaking_ranks.checks import rules
from breaking_ranks.store.project import HUMAN

KEYS = corpus.KEYS
TONE = codebook.Variable("tone_state", "Tone", "tone", "na", "ordinal", {})


def sheet(variable: str, values: list[str], paragraphs: int = 1) -> pd.DataFrame:
    """A sheet of one variable, its sentences spread evenly over paragraphs."""
    n = len(values)
    return pd.DataFrame(
        {"article": "a", "paragraph": np.arange(n) * paragraphs // n + 1, "sentence": range(1, n + 1)}
        | {variable: values}
    )


# the report


def test_no_row_of_the_report_is_empty(data):
    rows = data.coding_report
    assert len(rows) == 14
    assert rows[["item", "question", "answer"]].ne("").all(axis=None)
    assert (rows["first_round"].eq("") == rows["second_round"].eq("")).all()
    assert list(rows["item"]) == sorted(rows["item"])
    assert coders.report(data)["Answer"].str.len().min() > 20


# the sample

STRATA = pd.DataFrame(
    {"article": "a", "paragraph": 1, "sentence": range(1, 8), "stratum": ["rare"] * 4 + ["rest"] * 3}
)


def test_inverse_probabilities_sum_to_all_sentences():
    """Two of four and one of three: 2 · 4/2 + 1 · 3/1 = 7."""
    drawn = sampling.draw(STRATA, {"rare": 2, "rest": 1})
    assert list(drawn["stratum"]) == ["rare", "rare", "rest"]
    assert list(drawn["probability"]) == [0.5, 0.5, 1 / 3]
    assert (1 / drawn["probability"]).sum() == pytest.approx(7)


def test_each_sentence_of_a_stratum_is_drawn_as_often_as_it_should():
    """Over 2,000 seeds each of four is drawn in half of them, each of three in a third."""
    found = pd.concat(sampling.draw(STRATA, {"rare": 2, "rest": 1}, seed) for seed in range(2000))
    often = found.groupby("sentence").size() / 2000
    assert often.to_numpy() == pytest.approx([0.5] * 4 + [1 / 3] * 3, abs=0.04)


def test_a_stratum_smaller_than_asked_is_taken_whole():
    assert list(sampling.draw(STRATA, {"rare": 9, "rest": 1})["probability"]) == [1, 1, 1, 1, 1 / 3]


def test_strata_by_hand():
    """Frame f is rare (1 of 11 and 2 of 11 sentences), g is not; the passes differ in sentence 3."""
    one = sheet("f", [1] + [0] * 10).assign(g=1, v="x")
    two = sheet("f", [1, 1] + [0] * 9).assign(g=1, v=["x", "x", "y", *["x"] * 8])
    data = SimpleNamespace(
        pass_1=one, pass_2=two, frames=pd.DataFrame({"frame": ["f", "g"], "label": ["F", "G"]}),
        variables=pd.DataFrame(
            [["sentences", "v", "V", "", "", "nominal", ""]],
            columns=["sheet", "variable", "label", "kind", "absent", "level", "keys_of"],
        ),
        values=pd.DataFrame(columns=["sheet", "variable", "value", "label", "place"]),
    )  # fmt: skip
    assert list(sampling.strata(data)["stratum"]) == ["rare", "rare", "settled", *["rest"] * 8]


def test_the_committed_sample_is_the_one_drawn(data):
    drawn = sampling.sample(data).assign(probability=lambda rows: rows["probability"].round(4))
    assert drawn.astype(str).equals(data.sample.astype(str))
    assert len(drawn) == 60
    assert (1 / data.sample["probability"]).sum() == pytest.approx(len(data.sentences), abs=0.1)
    chances = data.sample.groupby("stratum")["probability"].first()
    assert min(chances["rare"], chances["settled"]) > 1.5 * chances["rest"]


# agreement


def test_ordinal_alpha_of_a_tone_by_hand():
    """Twelve sentences in which both see the target, and five in which one does not.

    Both say -1 four times, 0 three times, 1 four times; once one says -1 and the other 1. Of 24 values
    9 are -1, 6 are 0, 9 are 1. Ordinal steps: -1 to 0 and 0 to 1 (9 + 6 - 15/2)² = 7.5² = 56.25; -1 to 1
    (9 + 6 + 9 - 9)² = 225. Observed 2 · 225 / 24 = 18.75. Expected 2 · (54 · 56.25 + 54 · 56.25
    + 81 · 225) / (24 · 23) = 48600 / 552.
    """
    one = ["-1"] * 4 + ["0"] * 3 + ["1"] * 4 + ["-1"] + ["na", "na", "0", "na", "1"]
    two = ["-1"] * 4 + ["0"] * 3 + ["1"] * 4 + ["1"] + ["na", "1", "na", "na", "na"]
    found = human.compare(sheet("tone_state", one, 4), sheet("tone_state", two, 4), [TONE]).iloc[0]
    assert found["alpha"] == pytest.approx(1 - 18.75 / (48600 / 552))
    assert found["low"] <= found["alpha"] <= found["high"]
    assert (found["differing"], found["n"]) == (4, 17)


def test_a_tone_that_few_see_has_no_alpha():
    one = sheet("tone_state", ["1"] * 9 + ["na"] * 20)
    assert pd.isna(human.compare(one, one, [TONE]).iloc[0]["alpha"])


def test_other_variables_are_compared_as_the_passes_are(data):
    variables = [v for v in codebook.sentence_variables(data) if v.name in ("cruelty", "voice")]
    found = human.compare(data.pass_1, data.pass_2, variables)
    expected = agreement.compare(data.pass_1, data.pass_2, ["cruelty", "voice"])
    assert found["alpha"].tolist() == expected["alpha"].tolist()


def test_confusion_counts_values_of_one_by_values_of_two():
    found = human.confusion(sheet("v", ["a", "a", "b", "b"]), sheet("v", ["a", "b", "b", "b"]), "v")
    assert found.to_dict() == {"a": {"a": 1, "b": 0}, "b": {"a": 1, "b": 2}}


# the alternative annotator test


@pytest.mark.parametrize(
    ("t", "freedom", "expected"),
    [
        (1, 1, 0.75),
        (2, 2, 0.5 + 1 / 6**0.5),
        (0, 7, 0.5),
        (1.699, 29, 0.95),
        (-2.045, 29, 0.025),
        (2.042, 30, 0.975),
    ],
)
def test_students_t(t, freedom, expected):
    """One and two degrees by formula (1/2 + arctan t / π; 1/2 + t / (2 √(2 + t²))), others by the tables."""
    assert statistics.student_cdf(t, freedom) == pytest.approx(expected, abs=2e-4)


def test_rejected_after_benjamini_and_yekutieli():
    """Two p-values: bounds .05 / 1.5 / 2 = .0167 and .0333; who meets the second carries the first."""
    assert statistics.rejected([0.02, 0.03], 0.05) == 2
    assert statistics.rejected([0.02, 0.04], 0.05) == 0
    assert statistics.rejected([0.04, 0.01], 0.05) == 1


def people(*columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({f"p{i}": column for i, column in enumerate(columns)}, dtype=object)


def test_the_model_wins_over_two_people_by_hand():
    """Forty sentences; the people differ on ten. On these the model sides five times with each.

    Against p0 (judged by p1): alike on 30, on five of the ten the model hits p1 and p0 does not, on five
    neither does. The model is as good or better on 40 of 40; against p1 the same. The differences are 35
    times 0 and 5 times -1: mean -.125, far below .15.
    """
    said = people(["a"] * 40, ["a"] * 30 + ["b"] * 10)
    model = pd.Series(["a"] * 35 + ["b"] * 5, dtype=object)
    assert alternative.alt_test(model, said, 0.15) == {"omega": 1, "rho": 1, "people": 2, "n": 40}


def test_the_model_loses_over_two_people_by_hand():
    """The people agree on all; the model errs on ten of forty: it does as well on 30, rho = .75.

    The differences are 30 times 0 and 10 times 1: mean .25, which is not below .15.
    """
    said = people(["a"] * 40, ["a"] * 40)
    model = pd.Series(["a"] * 30 + ["b"] * 10, dtype=object)
    assert alternative.alt_test(model, said, 0.15) == {"omega": 0, "rho": 0.75, "people": 2, "n": 40}


def test_a_p_value_by_hand():
    """Thirty differences, 27 times 0 and 3 times 1: mean .1, s² = 30 · .09 / 29; t = (.1 - .2) / (s / √30).

    s = .30513, t = -1.7951; Student's t with 29 degrees gives .0415 (between the tables' .05 at -1.699
    and .025 at -2.045).
    """
    assert statistics.student_p(np.array([0.0] * 27 + [1.0] * 3), 0.2) == pytest.approx(0.0415, abs=5e-4)


def test_without_spread_there_is_nothing_to_estimate():
    assert statistics.student_p(np.zeros(30), 0.1) == 0
    assert statistics.student_p(np.ones(30), 0.1) == 1


def test_only_sentences_of_two_people_count_and_thirty_are_needed():
    said = people(["a"] * 40, ["a"] * 29 + [None] * 11)
    found = alternative.alt_test(pd.Series(["a"] * 40, dtype=object), said, 0.15)
    assert (found["n"], found["people"], np.isnan(found["omega"])) == (29, 0, True)


# corrected shares

SAMPLE = pd.DataFrame(
    {"article": "a", "paragraph": 1, "sentence": [1, 2, 5, 6], "stratum": ["rare"] * 2 + ["rest"] * 2,
     "probability": [0.5, 0.5, 1 / 3, 1 / 3]}
)  # fmt: skip


def test_corrected_share_by_hand():
    """Ten sentences, four rare and six others; the model says 1 in three: .3. Two of each were drawn.

    Rare: the person finds 1 where the model said 0, once of two: mean difference .5, weight 4/10. Rest:
    once 0 where it said 1: -.5, weight 6/10. Corrected .3 + .2 - .3 = .2. Both strata have s² = .5:
    variance .16 · (1 - 2/4) · .5/2 + .36 · (1 - 2/6) · .5/2 = .02 + .06 = .08; 1.96 · √.08 = .554.
    """
    model = sheet("f", ["0", "0", "1", "0", "1", "1", "0", "0", "0", "0"])
    person = sheet("f", ["1", "0", "0", "0", "0", "1"]).iloc[[0, 1, 4, 5]]
    found = corrected.shares(model, [person], SAMPLE, ["f"]).iloc[0]
    assert (found["variable"], found["value"], found["n"]) == ("f", "1", 4)
    assert (found["model"], found["corrected"]) == (pytest.approx(0.3), pytest.approx(0.2))
    assert (found["low"], found["high"]) == (0, pytest.approx(0.2 + 1.96 * 0.08**0.5))


def test_two_people_count_as_their_mean():
    """As above, but a second person agrees with the model: half of each difference, .3 + .1 - .15 = .25."""
    model = sheet("f", ["0", "0", "1", "0", "1", "1", "0", "0", "0", "0"])
    drawn = [0, 1, 4, 5]
    person = sheet("f", ["1", "0", "0", "0", "0", "1"]).iloc[drawn]
    found = corrected.shares(model, [person, model.iloc[drawn]], SAMPLE, ["f"]).iloc[0]
    assert found["corrected"] == pytest.approx(0.25)


def test_the_correction_is_right_on_average():
    """Over all 6 · 15 samples of two of four and two of six, the mean is the person's share of all ten."""
    model = pd.Series([0, 0, 1, 0, 1, 1, 0, 0, 0, 0], dtype=float)
    truth = pd.Series([1, 0, 1, 1, 0, 1, 0, 1, 0, 0], dtype=float)
    frame = pd.DataFrame({"stratum": ["rare"] * 4 + ["rest"] * 6, "probability": [1 / 2] * 4 + [1 / 3] * 6})
    drawn = [[*a, *b] for a in combinations(range(4), 2) for b in combinations(range(4, 10), 2)]
    means = []
    for rows in drawn:
        weights = 1 / frame["probability"].iloc[rows]
        means.append(model.mean() + float((weights * (truth - model).iloc[rows]).sum()) / 10)
        found = corrected.estimate(model, truth.iloc[rows], frame.iloc[rows])["corrected"]
        assert found == pytest.approx(min(max(means[-1], 0), 1))
    assert np.mean(means) == pytest.approx(truth.mean())


def test_what_cannot_be_known_is_missing():
    """A stratum without a coded sentence gives no mean, one with a single sentence no interval."""
    model = sheet("f", ["0"] * 10)
    one = corrected.shares(model, [model.iloc[[0, 1]]], SAMPLE, ["f"])
    assert one[["corrected", "low", "high"]].isna().all(axis=None)
    two = corrected.shares(model, [model.iloc[[0, 1, 4]]], SAMPLE, ["f"])
    assert two["corrected"].tolist() == [0]
    assert two[["low", "high"]].isna().all(axis=None)


def test_a_stratum_coded_whole_leaves_nothing_to_chance():
    """All four rare were drawn and coded; of the rest, alike twice of two: no spread. Interval .1 to .1."""
    sample = pd.DataFrame(
        {"article": "a", "paragraph": 1, "sentence": [1, 2, 3, 4, 5, 6],
         "stratum": ["rare"] * 4 + ["rest"] * 2, "probability": [1.0] * 4 + [1 / 3] * 2}
    )  # fmt: skip
    model, person = sheet("f", ["0"] * 10), sheet("f", ["1", *["0"] * 5])
    found = corrected.shares(model, [person], sample, ["f"]).iloc[0]
    assert [found["low"], found["corrected"], found["high"]] == pytest.approx([0.1] * 3)


def test_every_value_of_another_variable_has_a_row():
    model = sheet("v", ["x", "y", "x", "x", "x", "x", "x", "x", "x", "x"])
    person = sheet("v", ["x", "z", "x", "x", "x", "x"]).iloc[[0, 1, 4, 5]]
    found = corrected.shares(model, [person], SAMPLE, ["v"]).set_index("value")["corrected"]
    assert found.to_dict() == {"x": pytest.approx(0.9), "y": 0, "z": pytest.approx(0.2)}


# sheets that lie in the project


@pytest.fixture
def coder(copy_of_data):
    """Write a sheet of the sample by a person into the copy of the data."""

    project = Project(copy_of_data)

    def write(name: str, by_letter: bool = True, **changes: str) -> None:
        passed = project.load("pass_1").astype("string")
        drawn = project.load("sample")[KEYS].astype("string")
        rows = drawn.merge(passed, on=KEYS).assign(**changes)
        if by_letter:
            letters = project.load("articles").set_index("article")["letter"]
            rows["article"] = rows["article"].map(letters)
        blank = rows.iloc[:1].assign(**dict.fromkeys(rows.columns[4:], ""))
        rows = pd.concat([blank, rows.iloc[1:]])[passed.columns]
        place = copy_of_data / HUMAN / f"{name}.csv"
        place.write_text("\ufeff" + rows.to_csv(index=False), encoding="utf-8")

    return write


def test_without_a_sheet_the_chapter_says_so_in_one_line(data):
    assert coders.sheets(data) == human.results(data) == {}
    assert coders.told(data).startswith("No person has coded a sheet yet")


def test_one_sheet_shows_its_agreement_and_corrected_shares(coder):
    """A sheet as a spreadsheet saves it, by letters; 59 of 60 rows are coded, and *abroad* is always 1."""
    coder("anna", abroad="1")
    project = Project.find()
    data = project.corpus()
    assert "human_anna" in project.names()
    assert coders.told(data) == "Sheets by people: anna (59 sentences)."
    assert set(coders.sheets(data)["anna"]["article"]) == set(data.articles["article"])
    found = human.results(data)
    assert list(found) == ["agreement", "shares"]
    assert len(found["agreement"]) == 24
    assert set(found["agreement"]["Sheets"]) == {"ours, anna"}
    assert found["shares"].set_index("Variable")["Corrected, %"].iloc[8] == pytest.approx(100)
    assert set(found["shares"]["Sentences"]) == {59}


def test_a_page_names_the_sheet_that_it_rests_on(coder):
    coder("anna")
    assert list(provenance.hashes(Project.find(), ["human_anna", "rates"])["Table"]) == [
        "human_anna",
        "rates",
    ]


def test_two_sheets_are_compared_with_each_other_and_tested(coder):
    coder("anna")
    coder("bo", by_letter=False, law="0")
    found = human.results(Project.find().corpus())
    assert list(found) == ["agreement", "shares", "test"]
    assert list(dict.fromkeys(found["agreement"]["Sheets"])) == ["ours, anna", "ours, bo", "anna, bo"]
    assert len(found["test"]) == 24


@pytest.mark.parametrize("names", [[], ["anna"], ["anna", "bo"]])
def test_the_cells_of_the_chapter_run_with_any_number_of_sheets(coder, names):
    for name in names:
        coder(name)
    notebook = nbformat.read(ROOT / "chapters" / "validity.ipynb", as_version=4)
    codes = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    shown: list = []
    space = {"display": shown.append}
    for source in codes[:1] + [code for code in codes if "human" in code]:
        exec(source.replace('warnings.simplefilter("error")', ""), space)
    assert [table.name for table in shown] == [
        f"tab-human-{part}" for part in ["agreement", "shares", "test"][: len(names) + 1 if names else 0]
    ]


def test_check_holds_a_sheet_against_the_codebook(coder, copy_of_data):
    coder("anna")
    assert list(rules.person_problems(Project.find(), "human_anna")) == []
    coder("anna", hero="me")
    problems = [str(problem) for problem in rules.person_problems(Project.find(), "human_anna")]
    assert problems[0].startswith("anna.csv: row 3: column hero: 'me' is not allowed; write one of")
    assert len(problems) == 59
    assert all(": column hero: 'me' is not allowed" in problem for problem in problems)


def test_check_wants_a_plain_name(coder):
    coder("anna-b")
    [problem] = rules.person_problems(Project.find(), "human_anna-b")
    assert str(problem).startswith("anna-b.csv: the name of a coder is letters, digits and _")
