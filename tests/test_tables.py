"""Loading says what is wrong in one line; writing is whole or not at all."""

import os

import pandas as pd
import pytest
from conftest import PROJECT

from breaking_ranks import Project
from breaking_ranks.store.errors import TableError

ROWS = [
    {"article": "a", "paragraph": 1, "sentence": 1, "frame": "law", "count": 2},
    {"article": "a", "paragraph": 1, "sentence": 2, "frame": "law", "count": None},
]


def refused(name: str) -> str:
    with pytest.raises(TableError) as error:
        Project.find().load(name)
    message = str(error.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize("name", PROJECT.names())
def test_every_table_loads_with_its_types(name):
    frame = PROJECT.load(name)
    kinds = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}
    assert {f["name"]: kinds[f["type"]] for f in PROJECT.resource(name)["schema"]["fields"]} == {
        column: str(kind) for column, kind in frame.dtypes.items()
    }


def test_load_all_gives_every_table_by_name(data):
    assert all(isinstance(getattr(data, name.replace("-", "_")), pd.DataFrame) for name in PROJECT.names())


def test_rows_are_the_rows_of_load():
    assert [r.frame for r in PROJECT.rows("frames")] == list(PROJECT.load("frames")["frame"])


def test_what_is_written_is_read_again(copy_of_data):
    Project.find().write("cues", ROWS)
    found = Project.find().load("cues")
    assert found.iloc[0].to_dict() == ROWS[0]
    assert pd.isna(found["count"][1])


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.12345, "0.1235"), (-0.00001, "0.0000"), (1.0, "1.0000"), (True, "true"), (None, ""),
     (float("nan"), ""), (pd.NA, ""), (3, "3"), ("a,b", '"a,b"')],
)  # fmt: skip
def test_how_a_value_is_written(copy_of_data, value, written):
    place = Project.find().write("cues", [{**ROWS[0], "count": value}])
    assert place.read_bytes() == f"article,paragraph,sentence,frame,count\na,1,1,law,{written}\n".encode()


def test_a_break_in_writing_leaves_the_old_file(copy_of_data, monkeypatch):
    before = Project.find().path("cues").read_bytes()

    def fail(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        Project.find().write("cues", ROWS)
    assert Project.find().path("cues").read_bytes() == before


def test_a_missing_file(copy_of_data):
    Project.find().path("cues").unlink()
    assert refused("cues").startswith("cues.csv: not there")


def test_a_file_cut_off_in_a_line(copy_of_data):
    place = Project.find().path("cues")
    place.write_bytes(place.read_bytes()[:-1])
    assert refused("cues").startswith("cues.csv: the last line is cut off")


def test_a_wrong_header(copy_of_data):
    place = Project.find().path("cues")
    place.write_text(place.read_text().replace("sentence", "satz", 1))
    assert "cues.csv: row 1: columns are article, paragraph, satz" in refused("cues")


@pytest.mark.parametrize(("name", "column", "value", "kind"), [
    ("cues", "count", "two", "integer"), ("cues", "count", "2.5", "integer"),
    ("sentences", "vader", "high", "number"), ("terms", "name", "yes", "boolean"),
])  # fmt: skip
def test_a_cell_of_a_wrong_type_is_named_by_row_and_column(copy_of_data, name, column, value, kind):
    place = Project.find().path(name)
    frame = pd.read_csv(place, dtype=str, keep_default_na=False)
    frame.loc[3, column] = value
    frame.to_csv(place, index=False)
    assert refused(name).startswith(f"{name}.csv: row 5: column {column}: {value!r} is not of type {kind}")


def test_a_row_with_a_cell_too_many(copy_of_data):
    place = Project.find().path("cues")
    place.write_text(place.read_text() + "a,1,1,law,2,9\n")
    assert refused("cues").startswith("cues.csv: ")


def test_a_row_with_a_cell_too_few(copy_of_data):
    place = Project.find().path("cues")
    place.write_text(place.read_text() + "a,1,1\n")
    assert refused("cues").startswith("cues.csv: ")


def test_bytes_that_are_no_utf8(copy_of_data):
    place = Project.find().path("frames")
    place.write_bytes(place.read_bytes() + b"\xff\n")
    assert refused("frames").startswith("frames.csv: ")


def test_every_bad_cell_and_row_of_a_table_is_named(copy_of_data):
    """A row with a cell too few takes no other row along; rows keep their numbers."""
    place = Project.find().path("cues")
    lines = place.read_text().splitlines(keepends=True)[:5]
    place.write_text("".join([*lines[:2], "a,1,1\n", "a,one,1,law,2\n", lines[4], "a,1,x,law,2.5\n"]))
    with pytest.raises(TableError) as error:
        Project.find().load("cues")
    assert [(p.row, p.column) for p in error.value.problems] == [
        (3, ""), (4, "paragraph"), (6, "sentence"), (6, "count")
    ]  # fmt: skip


def test_no_such_table():
    with pytest.raises(TableError, match="no such table"):
        Project.find().load("nothing")
