"""The codebook is data: what is coded is added by rows of its tables and known everywhere."""

import csv
import json
from pathlib import Path

import pytest
from conftest import PROJECT

from breaking_ranks import Project, cli
from breaking_ranks.analysis import agreement, codebook, framing, sentiment
from breaking_ranks.coding import schema
from breaking_ranks.coding.sheets import CODED
from breaking_ranks.commands import sheet


def append(place: Path, row: dict[str, str]) -> None:
    """Add a row below those of a table; columns that are not named stay empty."""
    with place.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    with place.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, restval="", lineterminator="\n").writerow(row)


def code(place: Path, column: str, before: str, values: list[str]) -> None:
    """Put a column of values into a sheet; sentences beyond the values have the last."""
    with place.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    at = header.index(before)
    header.insert(at, column)
    for number, row in enumerate(rows):
        row.insert(at, values[min(number, len(values) - 1)])
    with place.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


@pytest.fixture
def with_more(copy_of_data):
    """The data with one frame and one tone more, coded in three sentences each."""
    coded = copy_of_data / "coded"
    frame = dict.fromkeys(("definition", "include", "exclude", "example", "policy_frames_dimension"), "x")
    frame |= {"frame": "belonging", "label": "Belonging", "function": "cause", "cues": "homeland"}
    append(coded / "frames.csv", frame | {"source": "boydstun2014"})
    tone = {"unit": "sentence", "sheet": "sentences", "variable": "tone_press", "kind": "tone"}
    tone |= {"label": "Tone toward the press", "values": "-1|0|1|na", "absent": "na", "level": "ordinal"}
    append(coded / "variables.csv", tone | {"definition": "x", "source": "hamborg2021"})
    names = {"-1": "unfavourable", "0": "neither", "1": "favourable", "na": "not in the sentence"}
    for place, (value, label) in enumerate(names.items(), start=1):
        key = {"sheet": "sentences", "variable": "tone_press", "value": value}
        append(coded / "values.csv", key | {"label": label, "place": str(place)})
    assert cli.main(["codebook"]) == 0
    for name in CODED:
        place = copy_of_data / PROJECT.resource(name)["path"]
        code(place, "belonging", "problem", ["0", "1", "1", "1", "0"])
        code(place, "tone_press", "target_person" if name == "codings" else "note", ["na", "-1", "1", "na"])
    return Project(copy_of_data)


def test_a_new_frame_and_a_new_tone_are_rows_and_columns_and_nothing_else(with_more, capsys):
    capsys.readouterr()
    code = cli.main(["check"])
    assert (code, capsys.readouterr().err) == (0, "")
    data = with_more.corpus()
    variables = ["belonging", "tone_press"]
    assert set(agreement.passes(data)["variable"]) >= set(variables)
    assert framing.by_article(data).query("frame == 'belonging'")["count"].sum() > 0
    assert "Tone toward the press" in set(sentiment.tones(data)["target_label"])
    header = next(sheet.blank(with_more)).split(",")
    assert header[header.index("belonging") + 1] == "problem"
    assert header[-2:] == ["tone_press", "note"]


def test_a_frame_that_the_definition_lacks_is_named_with_what_to_do(copy_of_data, capsys):
    frames = copy_of_data / "coded" / "frames.csv"
    frames.write_text(frames.read_text(encoding="utf-8").replace("\npower,Power", "\nmight,Power"), "utf-8")
    assert cli.main(["check"]) == 1
    problems = capsys.readouterr().err.splitlines()
    for name in CODED:
        what = f"the columns of {name} are not those of the codebook; run 'breaking-ranks codebook'"
        assert f"breaking-ranks: datapackage.json: {what}" in problems


def test_values_that_two_tables_tell_differently_are_named(copy_of_data, capsys):
    values = copy_of_data / "coded" / "values.csv"
    values.write_text(
        values.read_text(encoding="utf-8").replace("events,dated,saying", "events,dated,said"), "utf-8"
    )
    assert cli.main(["check"]) == 1
    problems = capsys.readouterr().err
    assert "variables.csv: row 26: column values: values.csv has doing|said; " in problems
    assert "datapackage.json: events: dated does not allow said; add them to its enum" in problems


def test_the_committed_definition_is_what_the_codebook_gives():
    written = (PROJECT.folder / "datapackage.json").read_text(encoding="utf-8")
    assert schema.text(PROJECT) == written
    assert list(schema.lagging(PROJECT)) == []


def test_a_written_definition_keeps_everything_but_the_coded_columns(with_more):
    """Keys, links, and the columns after the coded ones stay."""
    found = {r["name"]: r["schema"] for r in json.loads(schema.text(with_more))["resources"]}
    assert [field["name"] for field in found["codings"]["fields"]][-2:] == ["target_person", "note"]
    for name in CODED:
        assert found[name]["primaryKey"] == PROJECT.resource(name)["schema"]["primaryKey"]
        assert found[name]["foreignKeys"] == PROJECT.resource(name)["schema"]["foreignKeys"]


def test_each_kind_has_what_is_asked_of_it(data):
    """A tone runs from -1 to 1 and says where its target is not; so does a role where nobody has it."""
    for variable in codebook.sentence_variables(data, codebook.TONE):
        assert {codebook.UNFAVOURABLE, codebook.FAVOURABLE, variable.absent} <= set(variable.values)
        assert variable.level == "ordinal"
    for variable in codebook.sentence_variables(data, codebook.ROLE):
        assert variable.absent in variable.values
    assert all(v.binary for v in codebook.sentence_variables(data, codebook.FRAME, codebook.FUNCTION))


def test_players_stand_in_one_order_for_all_roles(data):
    assert list(codebook.players(data)) == [
        "official", "state", "colleagues", "practitioners", "public", "campaigners", "host", "other"
    ]  # fmt: skip
