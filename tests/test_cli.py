"""Every command on right and wrong input: what it prints, where, and with which exit code."""

import argparse
import csv
import io
import re
import subprocess
import sys

import pytest
from conftest import PROJECT, ROOT

from breaking_ranks import cli
from breaking_ranks.analysis import corpus
from breaking_ranks.commands import compare, sheet
from breaking_ranks.commands.masked import masked
from breaking_ranks.text.names import Names

COMMANDS = next(
    action.choices for action in cli.parser()._actions if isinstance(action, argparse._SubParsersAction)
)


@pytest.fixture
def run(capsys):
    """Run a command; return its exit code, standard output and standard error."""

    def command(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


@pytest.fixture
def refused(run):
    """Run a command that must fail; return its one line."""

    def command(*arguments: str) -> str:
        code, out, err = run(*arguments)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert err.startswith("breaking-ranks: ")
        return err.removeprefix("breaking-ranks: ")

    return command


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["--help"])
    assert end.value.code == 0
    out = capsys.readouterr().out
    assert all(f"\n    {command}" in out for command in COMMANDS)


def test_the_readme_lists_the_commands_that_there_are():
    """Each with a line of its own, and no other."""
    listed = re.findall(r"^    breaking-ranks (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    assert set(listed) == set(COMMANDS)
    assert set(COMMANDS) >= {"extract", "check", "show", "compare", "sheet", "agreement", "score", "release"}


def test_a_reader_that_stops_early_ends_it_quietly():
    """As in `breaking-ranks sheet | head -1`."""
    code = "import sys; from breaking_ranks.cli import main; sys.exit(main(['sheet']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as command:
        command.stdout.close()
        error = command.stderr.read().decode()
    assert (command.returncode, "Traceback" in error) == (0, False)


# show


@pytest.mark.parametrize("article", ["clearharmony-2005", "000"])
def test_show_prints_sentences_offsets_codings_and_what_cites_them(article_texts, data, run, article):
    code, out, err = run("show", article, "14")
    assert (code, err) == (0, "")
    assert out.startswith("clearharmony-2005, paragraph 14 (body), sentences: 2\n")
    for row in data.sentences[data.sentences["article"] == "clearharmony-2005"].itertuples():
        shown = f"{row.sentence}. [{row.start}-{row.end}] {article_texts[row.article][row.start : row.end]}\n"
        assert (shown in out) == (row.paragraph == 14)
    assert "speaker han" in out
    assert "events that cite this paragraph: 4\n   C26 " in out
    assert "claims that cite this paragraph: 4\n   K12 " in out
    assert "Had sympathy for the followers of Falun Gong (attributed)" in out


def test_show_lists_the_codings_of_the_sentence(article_texts, run):
    """By hand from codings.csv: the headline of Clearharmony."""
    _, out, _ = run("show", "000", "1")
    assert "   frames: persecution, disclosure\n" in out
    assert "   functions: problem\n" in out
    assert "   hero official, tone_official 1, voice narrator\n" in out


def test_show_of_every_paragraph(article_texts, data, run):
    numbered = data.paragraphs.dropna(subset=["paragraph"])
    assert len(numbered) == 84
    for row in numbered.itertuples():
        assert run("show", row.article, str(row.paragraph))[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rfa-1999", "1"], "rfa-1999: is no article; there are 000 clearharmony-2005, 001 rfa-2005"),
        (["0", "1"], "0: is no article"),
        (["001", "99"], "rfa-2005: has no paragraph 99; its paragraphs are 1 to 25"),
        (["001", "0"], "rfa-2005: has no paragraph 0"),
        (["001", "two"], "two: is no paragraph"),
    ],
)
def test_show_of_what_is_not_there(refused, arguments, message):
    assert refused("show", *arguments).startswith(message)


def test_show_without_the_files(refused, monkeypatch, tmp_path):
    monkeypatch.setenv("BREAKING_RANKS_RAW", str(tmp_path))
    message = refused("show", "001", "3")
    assert message.startswith(
        "001_2b2fb85834e77395.txt: not in the folder of the articles; put it into data/raw"
    )


# compare


def test_compare_with_the_article_itself(article_texts, run, tmp_path):
    for article, text in article_texts.items():
        file = tmp_path / "copy.txt"
        file.write_text(text, encoding="utf-8")
        code, out, _ = run("compare", str(file))
        first, _, missing, unknown = out.splitlines()
        assert code == 0
        assert article in first
        assert (missing, unknown) == ("paragraphs missing: none", "lines unknown: none")


def test_compare_with_an_altered_copy(article_texts, data, run, tmp_path):
    """Other marks and spaces make the same paragraph, another word another one."""
    rows = data.paragraphs[(data.paragraphs["article"] == "epochtimes-2008")].itertuples()
    lines = [article_texts["epochtimes-2008"][r.start : r.end] for r in rows]
    lines[2] = lines[2].replace("—", " - ").upper()
    lines[4] = lines[4] + " Indeed."
    del lines[6]
    file = tmp_path / "found.txt"
    file.write_text("\r\n\r\n".join(["Something else", "* * *", *lines]), encoding="utf-8-sig", newline="")
    code, out, _ = run("compare", str(file))
    assert code == 0
    assert out.splitlines() == [
        f"{file}: 8 of 10 paragraphs of epochtimes-2008",
        "paragraphs that match: 1-4, 6, 8-10",
        "paragraphs missing: 5, 7",
        "lines unknown: 1, 13",
    ]


def test_compare_prints_no_word_of_the_file(article_texts, run, tmp_path):
    file = tmp_path / "found.txt"
    file.write_text(article_texts["rfa-2005"] + "\nzebra", encoding="utf-8")
    assert "zebra" not in run("compare", str(file))[1]


def test_compare_with_something_else(run, tmp_path):
    file = tmp_path / "other.txt"
    file.write_text("One.\n\nTwo.\n")
    code, out, _ = run("compare", str(file))
    assert (code, out) == (0, f"{file}: none of its 2 lines is a paragraph of the articles\n")


@pytest.mark.parametrize(
    ("numbers", "text"), [([], ""), ([4], "4"), ([1, 2], "1-2"), ([1, 3, 4, 5, 9], "1, 3-5, 9")]
)
def test_spans(numbers, text):
    assert compare.spans(numbers) == text


# sheet and agreement


def filled(number: int, **changes: str) -> list[dict[str, str]]:
    """Return the first rows of the settled codings as a coder's sheet; ``changes`` go to the second row."""
    with PROJECT.path("codings").open(encoding="utf-8", newline="") as file:
        rows = [{k: row[k] for k in sheet.columns(PROJECT)} for row in csv.DictReader(file)][:number]
    rows[1] |= changes
    return rows


def written(rows: list[dict[str, str]], file) -> str:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return str(file)


def part(out: str, begins: str) -> list[str]:
    """Return the lines of the part of the output of agreement whose first line ``begins`` so."""
    parts = [block.splitlines() for block in out.split("\n\n")]
    return next(lines[1:] for lines in parts if lines[0].startswith(begins))


def test_sheet_prints_a_row_for_every_sentence_and_no_coding(run, data):
    code, out, err = run("sheet")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, err) == (0, "breaking-ranks: 153 blank rows, one for each sentence\n")
    assert [r["sha256"] for r in rows] == list(data.sentences["sha256"])
    assert not any(row[column] for row in rows for column in sheet.columns(PROJECT)[4:])


def test_sheet_of_the_sample_has_its_sentences_by_letter_and_no_outlet(run, data):
    code, out, err = run("sheet", "--sample")
    rows = list(csv.DictReader(io.StringIO(out)))
    letters = data.articles.set_index("letter")["article"]
    drawn = {(letters[r["article"]], int(r["paragraph"]), int(r["sentence"])) for r in rows}
    assert (code, err) == (0, "breaking-ranks: 60 blank rows, one for each sentence\n")
    assert drawn == set(zip(*(data.sample[key] for key in corpus.KEYS), strict=True))
    assert not any(article in out for article in data.articles["article"])
    assert rows == sorted(rows, key=lambda r: (r["article"], int(r["paragraph"]), int(r["sentence"])))


def test_the_masked_view_has_every_sentence_and_names_no_outlet(article_texts, run, data):
    code, out, err = run("sheet", "--masked")
    assert (code, err) == (0, "")
    shown = [line.split()[:2] for line in out.splitlines() if line.startswith("  ")]
    letters = data.articles.set_index("article")["letter"]
    numbered = [[letters[s.article], f"{s.paragraph}.{s.sentence}"] for s in data.sentences.itertuples()]
    assert sorted(shown) == sorted(numbered)
    terms = data.name_forms["term"].isin(data.outlets["outlet"])
    forms = [*data.outlets["name"], *data.name_forms[terms]["form"], *data.articles["article"]]
    assert len(forms) > 15
    assert Names(forms).spans(out) == []
    assert "http" not in out


def test_the_masked_view_begins_with_the_body_and_ends_with_other_parts(article_texts, run):
    lines = run("sheet", "--masked")[1].split("===== TEXT B =====")[1].split("===== TEXT C")[0].splitlines()
    parts = [line for line in lines if line.startswith("[")]
    assert parts[0] == "[B paragraph 2]"
    assert parts[-1] == "[B paragraph 1, headline]"


def test_names_are_replaced_by_their_signs():
    signs = {"The Daily News": "[OUTLET]", "Daily News": "[OUTLET]", "Wire": "[NEWS AGENCY]"}
    told = masked("Wire told The Daily News, not Wires.", Names(signs), signs)
    assert told == "[NEWS AGENCY] told [OUTLET], not Wires."


def test_the_masked_view_without_the_files(refused, monkeypatch, tmp_path):
    monkeypatch.setenv("BREAKING_RANKS_RAW", str(tmp_path))
    assert "not in the folder of the articles" in refused("sheet", "--masked")


def test_a_sheet_by_letters_is_read_like_one_by_keys(run, data, tmp_path):
    letters = data.articles.set_index("article")["letter"]
    rows = [row | {"article": letters[row["article"]]} for row in filled(30)]
    _, one, _ = run("agreement", written(rows, tmp_path / "sheet.csv"))
    _, two, _ = run("agreement", written(filled(30), tmp_path / "sheet.csv"))
    assert one == two


def test_agreement_of_two_people(run, tmp_path):
    """Each with ours and with each other; the test of the model needs both."""
    files = [written(filled(40), tmp_path / "a.csv"), written(filled(40, law="1"), tmp_path / "b.csv")]
    code, out, _ = run("agreement", *files, "--epsilon", "expert")
    assert code == 0
    pairs = [line for line in out.splitlines() if line.startswith("Agreement of")]
    assert [line.split(",")[0].removeprefix("Agreement of ") for line in pairs] == [
        f"ours and {files[0]}", f"ours and {files[1]}", f"{files[0]} and {files[1]}"
    ]  # fmt: skip
    assert "epsilon 0.2\n" in out
    tested = {line.split()[0]: line.split()[1:] for line in part(out, "Alternative")[1:-1]}
    assert tested["law"] == ["1.00", "1.00", "2", "40"]
    assert "Alternative" not in run("agreement", files[0])[1]


def test_corrected_shares_of_ourselves_are_our_own(run):
    lines = part(
        run("agreement", str(PROJECT.path("codings").parent / "passes" / "pass_1.csv"))[1], "Our shares"
    )
    found = {tuple(line.split()[:2]): line.split()[2:] for line in lines[1:-1]}
    ours, corrected, low, _, high = found["abroad", "1"]
    assert ours == corrected == low == high == "15.7%"
    assert not any(variable == "speaker" for variable, _ in found)


def test_shares_without_a_coded_sentence_of_the_sample(run, tmp_path):
    _, out, _ = run("agreement", written(filled(3), tmp_path / "sheet.csv"))
    assert all(line.split()[-2:] == ["-", "-"] for line in part(out, "Our shares")[1:-1])


@pytest.mark.parametrize("epsilon", ["often", "1.5", "-0.1", "nan"])
def test_a_wrong_epsilon(refused, epsilon):
    message = refused("agreement", str(PROJECT.path("codings")), f"--epsilon={epsilon}")
    assert message.startswith(
        f"--epsilon: {epsilon!r} is not allowed; write expert, skilled, crowd or a number"
    )


def test_the_same_sheet_twice(refused):
    file = str(PROJECT.path("pass_1"))
    assert refused("agreement", file, file).startswith(f"{file}: a sheet is given twice")


def test_the_wrong_one_of_two_sheets_is_named(refused, tmp_path):
    good = written(filled(12), tmp_path / "good.csv")
    bad = written(filled(12, hero="me"), tmp_path / "bad.csv")
    assert refused("agreement", good, bad).startswith(f"{bad}: row 3: column hero: 'me' is not allowed")


def test_agreement_with_ourselves_is_whole(run, tmp_path):
    code, out, _ = run("agreement", written(filled(153), tmp_path / "sheet.csv"))
    assert code == 0
    assert "153 of 153 sentences coded" in out.splitlines()[1]
    assert [line.split()[1] for line in part(out, "Agreement")[1:-1]] == ["1.00"] * 24
    assert all(
        " / " not in line or line.split()[1] == line.split()[3].rstrip(":") for line in part(out, "Conf")
    )


def test_agreement_names_positives_and_differences(run, tmp_path):
    rows = filled(30)
    _, out, _ = run("agreement", written(rows, tmp_path / "sheet.csv"))
    found = {line.split()[0]: line for line in part(out, "Agreement")}
    count = sum(row["cruelty"] == "1" for row in rows)
    assert f"{count} / {count}" in found["cruelty"]
    rows[0]["voice"] = "indirect" if rows[0]["voice"] != "indirect" else "direct"
    _, out, _ = run("agreement", written(rows, tmp_path / "sheet.csv"))
    assert next(line for line in part(out, "Agreement") if line.startswith("voice")).endswith(" 1")
    voice = next(line for line in part(out, "Confusion") if line.startswith("voice"))
    assert "narrator / indirect: 1" in voice


def test_blank_rows_are_sentences_not_coded(run, tmp_path):
    rows = filled(12)
    blank = dict.fromkeys(sheet.columns(PROJECT)[4:], "")
    rows[3] |= blank
    _, out, _ = run("agreement", written(rows, tmp_path / "sheet.csv"))
    assert "11 of 153 sentences coded" in out


def test_few_sentences_give_no_alpha(run, tmp_path):
    _, out, _ = run("agreement", written(filled(9), tmp_path / "sheet.csv"))
    assert all(line.split()[1] == "-" for line in part(out, "Agreement")[1:-1])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"law": "yes"}, "row 3: column law: 'yes' is not allowed; write one of 0, 1"),
        ({"law": ""}, "row 3: column law: is empty in a row that has other values"),
        ({"voice": "chorus"}, "row 3: column voice: 'chorus' is not allowed"),
        ({"speaker": "nobody"}, "row 3: column speaker: 'nobody' is not allowed"),
        ({"sentence": "9"}, "row 3: column sentence: clearharmony-2005 2.9 is no sentence"),
        ({"article": "oz"}, "row 3: column sentence: oz 2.1 is no sentence"),
        ({"paragraph": "1"}, "row 3: column sentence: clearharmony-2005 1.1 is no sentence, or stands twice"),
        ({"sha256": "0" * 64}, "row 3: column sha256: is not that of clearharmony-2005 2.1"),
    ],
)
def test_a_wrong_cell_of_a_sheet(refused, tmp_path, changes, message):
    file = written(filled(12, **changes), tmp_path / "sheet.csv")
    assert refused("agreement", file).startswith(f"{file}: {message}")


def test_every_wrong_cell_of_a_sheet_is_named(run, tmp_path):
    rows = filled(12, law="yes", hero="me")
    rows[4]["sha256"] = "0" * 64
    code, out, err = run("agreement", written(rows, tmp_path / "sheet.csv"))
    assert (code, out) == (1, "")
    assert [line.split(": ")[2:4] for line in err.splitlines()] == [
        ["row 3", "column law"], ["row 3", "column hero"], ["row 6", "column sha256"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "row 1: column 1: is missing and should be 'article'"),
        ("article;paragraph\n", "row 1: column 1: is 'article;paragraph' and should be 'article'"),
        (",".join([*sheet.columns(PROJECT), "more"]), "row 1: column 30: is 'more' and should not be there"),
        (",".join(sheet.columns(PROJECT)) + "\na,1\n", "row 2: has 2 cells for 29 columns"),
        (",".join(sheet.columns(PROJECT)) + "\n", "no row is coded"),
    ],
)
def test_a_sheet_of_another_shape(refused, tmp_path, text, message):
    file = tmp_path / "sheet.csv"
    file.write_text(text)
    assert refused("agreement", str(file)).startswith(f"{file}: {message}")


# score


def test_score_writes_a_row_for_every_line(run, tmp_path):
    file = tmp_path / "in.txt"
    file.write_bytes(b"A wonderful day.\n\nThe Communist Party met.\r\nA terrible day.")
    code, out, err = run("score", str(file))
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (code, err) == (0, "breaking-ranks: 4 lines scored\n")
    assert out.splitlines()[0] == "id,vader,vader_neutral,lexicon_mean"
    assert [row["id"] for row in rows] == ["1", "2", "3", "4"]
    assert out.splitlines()[2] == "2,0.0000,0.0000,0.0000"
    assert float(rows[2]["vader"]) > 0 == float(rows[2]["vader_neutral"])
    assert float(rows[0]["lexicon_mean"]) > 0 > float(rows[3]["lexicon_mean"])
    assert all(len(value.split(".")[1]) == 4 for row in rows for name, value in row.items() if name != "id")


def test_score_gives_the_scores_of_the_tables(article_texts, data, run, tmp_path):
    """The committed scores of all 153 sentences come out of the command again."""
    file = tmp_path / "sentences.txt"
    texts = [article_texts[r.article][r.start : r.end] for r in data.sentences.itertuples()]
    file.write_text("\n".join(texts), encoding="utf-8")
    rows = csv.DictReader(io.StringIO(run("score", str(file))[1]))
    for row, known in zip(rows, data.sentences.itertuples(), strict=True):
        for name in ("vader", "vader_neutral", "lexicon_mean"):
            assert float(row[name]) == getattr(known, name), (known.article, known.paragraph, known.sentence)


def test_score_reads_standard_input(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"A good day.\n")))
    assert run("score", "-")[1].splitlines()[1].startswith("1,0.4404,0.4404,")


def test_a_byte_order_mark_is_no_part_of_the_first_word(run, tmp_path):
    file = tmp_path / "in.txt"
    file.write_text("Good.\nGood.\n", encoding="utf-8-sig")
    first, second = run("score", str(file))[1].splitlines()[1:]
    assert first.partition(",")[2] == second.partition(",")[2]


def test_only_a_line_feed_ends_a_line(run, tmp_path):
    """A line separator inside a sentence, as some web pages have it, opens no row."""
    file = tmp_path / "in.txt"
    file.write_bytes("A good\u2028day.\x0b\n".encode())
    assert len(run("score", str(file))[1].splitlines()) == 2


def test_an_empty_file_gives_the_header_alone(run, tmp_path):
    file = tmp_path / "in.txt"
    file.write_text("")
    assert run("score", str(file))[1] == "id,vader,vader_neutral,lexicon_mean\n"


@pytest.mark.parametrize("command", ["score", "compare", "agreement"])
def test_a_file_that_cannot_be_read(refused, tmp_path, command):
    assert refused(command, str(tmp_path / "none")).startswith(
        f"{tmp_path / 'none'}: cannot be read (No such file"
    )
    assert refused(command, str(tmp_path)).startswith(f"{tmp_path}: cannot be read")


@pytest.mark.parametrize("command", ["score", "compare", "agreement"])
def test_a_file_that_is_no_utf8(refused, tmp_path, command):
    file = tmp_path / "latin"
    file.write_bytes(b"one\ntwo caf\xe9\n")
    assert refused(command, str(file)) == f"{file}: line 2: is not UTF-8; save the file as UTF-8\n"
