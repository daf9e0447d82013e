"""A project is a folder: it is found from where one stands, and two at once do not meet."""

import shutil

import pandas as pd
import pytest
from conftest import PROJECT

from breaking_ranks import Project, cli
from breaking_ranks.store.corpus import Corpus
from breaking_ranks.store.errors import UserError
from breaking_ranks.store.project import VARIABLE


@pytest.mark.parametrize("below", ["", "data", "data/coded", "chapters/deep"])
def test_it_is_found_from_the_working_folder_upward(copy_of_data, monkeypatch, below):
    place = copy_of_data.parent / below
    place.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(place)
    assert Project.find().folder == copy_of_data


def test_a_data_package_that_was_unpacked_is_a_project(copy_of_data, tmp_path, monkeypatch):
    unpacked = tmp_path / "unpacked"
    shutil.copytree(copy_of_data, unpacked)
    monkeypatch.chdir(unpacked)
    assert Project.find().folder == unpacked


def test_the_environment_can_name_it(copy_of_data, tmp_path, monkeypatch):
    (tmp_path / "other").mkdir()
    monkeypatch.setenv(VARIABLE, str(PROJECT.home))
    assert Project.find().folder == PROJECT.folder
    assert Project.find(copy_of_data).folder == copy_of_data


def test_where_there_is_none_one_line_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)  # a build in this process leaves it behind
    assert cli.main(["check"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "datapackage.json: is neither in" in said
    assert "--project" in said
    with pytest.raises(UserError, match="has no datapackage"):
        Project.at(tmp_path)


def test_a_command_works_on_the_project_that_it_is_given(copy_of_data, tmp_path, monkeypatch, capsys):
    """From another folder, and with the name of the data's folder or of the one that holds it."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    for name in ("..", "../data", str(copy_of_data)):
        assert cli.main(["show", "rfa-2005", "999", "--project", name]) == 1
        assert "rfa-2005" in capsys.readouterr().err


def test_two_projects_do_not_share_what_they_read(copy_of_data):
    """Neither tables nor the note of what was asked for nor the descriptor."""
    one, two = Project(copy_of_data), Project(PROJECT.folder)
    frames = one.load("frames")
    one.write("frames", frames.head(2).to_dict("records"))
    assert (len(one.corpus().frames), len(two.corpus().frames)) == (2, len(frames))
    assert one.asked() == two.asked() == ["frames"]
    assert len(two.corpus().claims)
    assert one.asked() == ["frames"]


def test_what_an_analysis_is_given_names_every_table():
    """The types that mypy holds the analysis against are those of the descriptor."""
    assert set(Corpus.__annotations__) - {"human"} == set(PROJECT.names())
    assert set(map(type, (getattr(PROJECT.corpus(), name) for name in PROJECT.names()))) == {pd.DataFrame}
