"""Each wrong thing is refused in a line that names file, row and column, and nothing is overwritten."""

import csv
import hashlib
from pathlib import Path

import pytest

from breaking_ranks import cli


def change(data: Path, table: str, row: int, **cells: str) -> None:
    """Set cells of one row (numbered as an editor does, the header is 1) of a coded or derived table."""
    place = next(data.rglob(f"{table}.csv"))
    with place.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row - 2].update(cells)
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def find(data: Path, table: str, **cells: str) -> int:
    """Return the row, as an editor numbers it, of the first record that holds ``cells``."""
    with next(data.glob(f"*/{table}.csv")).open(encoding="utf-8", newline="") as file:
        rows = enumerate(csv.DictReader(file), start=2)
        return next(number for number, row in rows if cells.items() <= row.items())


def hashes(data: Path) -> dict[str, str]:
    files = [p for p in data.rglob("*") if p.is_file()]
    return {p.relative_to(data).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture
def problems(copy_of_data, capsys):
    """Run a command on the broken copy; return its lines of error, nothing having been written."""

    def run(*arguments: str) -> list[str]:
        before = hashes(copy_of_data)
        assert cli.main([*arguments] or ["check"]) == 1
        lines = capsys.readouterr().err.splitlines()
        assert all(line.startswith("breaking-ranks: ") for line in lines)
        assert hashes(copy_of_data) == before
        return [line.removeprefix("breaking-ranks: ") for line in lines]

    return run


@pytest.fixture
def refused(problems):
    """Run a command on the broken copy; return its one line of error, nothing having been written."""

    def run(*arguments: str) -> str:
        [line] = problems(*arguments)
        return f"{line}\n"

    return run


@pytest.mark.parametrize(
    ("table", "row", "cells", "column"),
    [
        ("events", 5, {"date_edtf": "29 June 2005"}, "date_edtf"),
        ("events", 5, {"date_edtf": "2005-02-30"}, "date_edtf"),
        ("events", 5, {"date_edtf": ""}, "date_edtf"),
        ("events", 5, {"date_note": ""}, "date_note"),
        ("events", 5, {"kind": "party"}, "kind"),
        ("events", 5, {"person": "", "subject": "", "kind": "departure"}, "subject"),
        ("events", 5, {"same_as": "X99"}, "same_as"),
        ("events", 5, {"paragraph": "two"}, "paragraph"),
        ("articles", 3, {"published": "August 2005"}, "published"),
        ("claims", 4, {"match": "perhaps"}, "match"),
        ("codings", 9, {"law": "2"}, "law"),
        ("codings", 9, {"voice": "chorus"}, "voice"),
        ("codings", 9, {"sha256": "0" * 64}, "sha256"),
        ("pass_2", 9, {"sentence": "7"}, "article, paragraph, sentence"),
        ("sentences", 9, {"words": "1"}, None),
        ("sentences", 9, {"vader": "1.5"}, "vader"),
    ],
)
def test_a_bad_cell_is_named_by_file_row_and_column(copy_of_data, refused, table, row, cells, column):
    change(copy_of_data, table, row, **cells)
    message = refused()
    if column:
        assert message.startswith(f"{table}.csv: row {row}: column {column}: ")
    else:
        assert message.startswith("paragraphs.csv: row ")


def test_an_unknown_article(copy_of_data, refused):
    change(copy_of_data, "events", 5, article="rfa-1999")
    message = refused()
    assert message.startswith("events.csv: row 5: column article: ")
    assert "rfa-1999" in message


def test_a_key_that_stands_twice(copy_of_data, refused):
    change(copy_of_data, "people", 4, person="han")
    assert refused().startswith("people.csv: row 4: column person: ")


def test_a_key_of_several_columns_that_stands_twice(copy_of_data, refused):
    change(copy_of_data, "transmission", 3, step="1")
    assert refused().startswith("transmission.csv: row 3: column article, step: ")


def test_a_table_that_is_cut_off(copy_of_data, refused):
    place = copy_of_data / "coded" / "events.csv"
    place.write_bytes(place.read_bytes()[:-40])
    assert refused().startswith("events.csv: ")


def test_a_sheet_with_a_sentence_missing(copy_of_data, refused):
    place = copy_of_data / "coded" / "passes" / "pass_1.csv"
    place.write_text("".join(place.read_text().splitlines(keepends=True)[:-1]))
    assert refused().startswith("pass_1.csv: 152 rows for 153 sentences")


@pytest.mark.parametrize("command", ["check", "extract"])
@pytest.mark.parametrize("pattern", ["(Share", "a{99999999999}"])
def test_a_pattern_that_is_no_regular_expression(copy_of_data, refused, command, pattern):
    """It is named without the articles too."""
    for file in (copy_of_data / "raw").glob("*.txt"):
        file.unlink()
    change(copy_of_data, "parts", 3, pattern=pattern)
    message = refused(command)
    assert message.startswith(f"parts.csv: row 3: column pattern: {pattern!r} is no regular expression (")
    assert message.endswith("; correct the cell\n")


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_changed_article(article_texts, copy_of_data, refused, command):
    file = next((copy_of_data / "raw").glob("002_*.txt"))
    file.write_text(file.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert refused(command).startswith(f"{file.name}: changed")


@pytest.mark.parametrize("command", ["check", "extract"])
def test_a_missing_article_among_others(article_texts, copy_of_data, refused, command):
    file = next((copy_of_data / "raw").glob("003_*.txt"))
    file.unlink()
    assert refused(command).startswith(f"{file.name}: not in the folder")


@pytest.mark.parametrize(
    ("key", "cells", "column"),
    [
        ("C16", {"date_edtf": "1983"}, "date_edtf"),
        ("C30", {"date_edtf": "2001-07"}, "date_edtf"),
        ("C30", {"what": "Approved the release of 160 prisoners"}, "what"),
        ("C16", {"what": "Hired by the bureau in Dalian"}, "what"),
        ("C16", {"person": "wang"}, "person"),
        ("C16", {"person": "", "subject": "Interpol"}, "subject"),
        ("C16", {"place": "Dalian"}, "place"),
    ],
)
def test_what_the_cited_paragraph_does_not_hold(article_texts, copy_of_data, refused, key, cells, column):
    row = find(copy_of_data, "events", event=key)
    change(copy_of_data, "events", row, **cells)
    assert refused().startswith(f"events.csv: row {row}: column {column}: ")


def test_a_wrong_paragraph_is_named_by_every_cell_that_it_does_not_hold(
    article_texts, copy_of_data, problems
):
    row = find(copy_of_data, "events", event="C16")
    change(copy_of_data, "events", row, paragraph="8")
    assert [line.partition(": the name")[0].partition(": 1982")[0] for line in problems()] == [
        f"events.csv: row {row}: column {column}" for column in ("date_edtf", "what", "place")
    ]


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [("departures", "word", "absconded"), ("name_forms", "form", "Han Guangshen"),
     ("conduct", "label", "arson"), ("quantities", "printed", "6,000"),
     ("articles", "title", "Another Title")],
)  # fmt: skip
def test_words_that_are_not_printed(article_texts, copy_of_data, refused, table, column, value):
    change(copy_of_data, table, 2, **{column: value})
    assert refused().startswith(f"{table}.csv: row 2: column {column}: ")


@pytest.mark.parametrize(
    ("key", "cells", "column"),
    [
        ("lai_smuggling", {"paragraph": "23"}, "person"),
        ("lai_smuggling", {"paragraph": "99"}, "paragraph"),
        ("lai_smuggling", {"statement": "Accused of running 12 networks"}, "statement"),
        ("lai_smuggling", {"statement": "Accused of running a network in Dalian"}, "statement"),
        ("staff_organs", {"subject": "Interpol"}, "subject"),
    ],
)
def test_an_accusation_that_the_cited_paragraph_does_not_hold(
    article_texts, copy_of_data, refused, key, cells, column
):
    row = find(copy_of_data, "accusations", accusation=key)
    change(copy_of_data, "accusations", row, **cells)
    assert refused().startswith(f"accusations.csv: row {row}: column {column}: ")


def test_a_person_whom_a_paragraph_calls_he_may_be_accused_there(article_texts, copy_of_data):
    """RFA's paragraph on corruption names nobody; an event of it is about him."""
    assert find(copy_of_data, "accusations", accusation="han_corrupt", paragraph="13")
    assert cli.main(["check"]) == 0


def test_whole_tables_pass_and_say_what_was_checked(copy_of_data, capsys):
    assert cli.main(["check"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_without_the_articles_the_rest_is_checked(copy_of_data, capsys):
    for file in (copy_of_data / "raw").glob("*.txt"):
        file.unlink()
    assert cli.main(["check"]) == 0
    assert "were not checked against" in capsys.readouterr().out


def test_extracting_writes_nothing_new(article_texts, copy_of_data, capsys):
    before = hashes(copy_of_data)
    assert cli.main(["extract"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 10
    assert hashes(copy_of_data) == before


# many problems at once


def test_three_tables_broken_at_once_are_all_named(copy_of_data, problems):
    """One in its values, one in its dates, one in the hash of a sentence: three steps of the check."""
    change(copy_of_data, "events", 5, kind="party")
    change(copy_of_data, "claims", 4, date_edtf="June 2005")
    change(copy_of_data, "codings", 9, sha256="0" * 64)
    assert [line.rpartition(": ")[0].partition(": constraint")[0] for line in problems()] == [
        "events.csv: row 5: column kind", "claims.csv: row 4: column date_edtf",
        "codings.csv: row 9: column sha256",
    ]  # fmt: skip


def test_of_twenty_five_problems_twenty_are_printed(copy_of_data, problems):
    for row in range(2, 27):
        change(copy_of_data, "events", row, kind="party")
    lines = problems()
    assert lines[:20] == [line for line in lines if line.startswith("events.csv: row ")]
    assert [line.split(":")[1] for line in lines[:20]] == [f" row {row}" for row in range(2, 22)]
    assert lines[20:] == ["and 5 more"]


def test_every_fault_of_a_table_is_named(copy_of_data, problems):
    """Types, values, links and a key, two of them in one row; each cell once."""
    change(copy_of_data, "events", 5, paragraph="two", kind="party")
    change(copy_of_data, "events", 6, article="rfa-1999")
    change(copy_of_data, "events", 7, person="nobody", stage="later")
    change(copy_of_data, "events", 8, event="C02")
    assert [line.split(": ")[1:3] for line in problems()] == [
        ["row 5", "column paragraph"], ["row 5", "column kind"], ["row 6", "column article"],
        ["row 7", "column stage"], ["row 7", "column person"], ["row 8", "column event"],
    ]  # fmt: skip


def test_what_needs_a_table_that_cannot_be_read_is_said_to_be_not_checked(
    article_texts, copy_of_data, capsys
):
    change(copy_of_data, "sentences", 9, words="many")
    change(copy_of_data, "outside_facts", 3, date_edtf="June 2005")
    change(copy_of_data, "quantities", 2, printed="6,000")
    assert cli.main(["check"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "keys, allowed values and links between tables hold",
        "not checked before sentences.csv can be used: sums of paragraphs, sentences of pass_1, sentences of "
        "pass_2, sentences of codings",
        "not checked before sentences.csv can be used: tellings, sources of sentences against the articles",
    ]
    assert [line.split(": ")[1:4] for line in err.splitlines()] == [
        ["sentences.csv", "row 9", "column words"], ["outside_facts.csv", "row 3", "column date_edtf"],
        ["quantities.csv", "row 2", "column printed"],
    ]  # fmt: skip


def test_links_to_a_wrong_key_are_not_held_against_the_rows_that_have_them(copy_of_data, refused, capsys):
    """Thirty rows name the person who is now gone; the one at fault is in people."""
    change(copy_of_data, "people", 4, person="han")
    assert refused().startswith("people.csv: row 4: column person: ")
    assert cli.main(["check"]) == 1
    assert "not checked before people.csv can be used: links to people\n" in capsys.readouterr().out


@pytest.mark.parametrize("table", ["sentences", "articles"])
def test_a_table_that_is_missing_is_named_once(copy_of_data, refused, capsys, table):
    """Twenty tables have links to it, and none of them is at fault."""
    next(copy_of_data.rglob(f"{table}.csv")).unlink()
    assert refused().startswith(f"{table}.csv: not there; ")
    assert cli.main(["check"]) == 1
    assert f"can be used: keys and values of {table}, links to it\n" in capsys.readouterr().out


def test_every_pattern_that_is_none_is_named(copy_of_data, problems):
    change(copy_of_data, "parts", 3, pattern="(Share")
    change(copy_of_data, "parts", 5, pattern="[a")
    for command in ("check", "extract"):
        assert [line.split(": ")[:3] for line in problems(command)] == [
            ["parts.csv", f"row {row}", "column pattern"] for row in (3, 5)
        ]


def test_every_article_that_is_missing_or_changed_is_named(article_texts, copy_of_data, problems):
    one, two = (next((copy_of_data / "raw").glob(f"00{n}_*.txt")) for n in (2, 3))
    one.write_text("Something else.", encoding="utf-8")
    two.unlink()
    for command in ("check", "extract"):
        assert sorted(line.partition(": ")[0] for line in problems(command)) == [one.name, two.name]


# claims, tellings and sources


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("K20", "Approved the release of 160 prisoners in August 2001"),
        ("K20", "Approved the release of 159 prisoners in May 2001"),
        ("K27", "Was moved to come forward by Chen Yonglin and Wang Lijun"),
    ],
)
def test_a_claim_with_a_number_or_a_name_that_no_telling_has(
    article_texts, copy_of_data, refused, claim, statement
):
    row = find(copy_of_data, "claims", claim=claim)
    change(copy_of_data, "claims", row, statement=statement)
    assert refused().startswith(f"claims.csv: row {row}: column statement: ")


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"wording": "quoted"}, "wording"),
        ({"outside": "fc2006", "passage": "para 2"}, "article"),
        ({"sentence": ""}, "article, paragraph, sentence"),
    ],
)
def test_a_telling_that_its_sentence_does_not_bear_out(article_texts, copy_of_data, refused, cells, column):
    """RFA has the round-up in its own voice, in a sentence without a word in quotation marks."""
    row = find(copy_of_data, "tellings", claim="K13", article="rfa-2005")
    change(copy_of_data, "tellings", row, **cells)
    assert refused().startswith(f"tellings.csv: row {row}: column {column}: ")


def test_a_telling_that_is_attributed_to_nobody(article_texts, copy_of_data, refused):
    row = find(copy_of_data, "tellings", claim="K13", article="rfa-2005")
    change(copy_of_data, "tellings", row, wording="attributed")
    assert refused().startswith(f"tellings.csv: row {row}: column wording: attributed, but ")


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"attribution": "marked", "source": "han"}, "attribution"),
        ({"attribution": "none", "source": "han"}, "source"),
        ({"attribution": "carried", "source": "wang"}, "source"),
    ],
)
def test_a_source_that_does_not_fit_its_sentence(article_texts, copy_of_data, refused, cells, column):
    """The sentence on the round-up is the article's own; Wang Lijun is nowhere in that article."""
    row = find(copy_of_data, "sources", article="rfa-2005", paragraph="17")
    change(copy_of_data, "sources", row, **cells)
    assert refused().startswith(f"sources.csv: row {row}: column {column}: ")


def test_an_outside_telling_without_its_passage(article_texts, copy_of_data, refused):
    row = find(copy_of_data, "tellings", claim="K01", outside="fc2006")
    change(copy_of_data, "tellings", row, passage="")
    assert refused().startswith(f"tellings.csv: row {row}: column passage: ")
