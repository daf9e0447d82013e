"""What the committed tables must hold, whatever is done to them."""

import html
import re

import frictionless
import pybtex.database
import pytest
from conftest import PROJECT

from breaking_ranks.analysis import careers
from breaking_ranks.commands import sheet
from breaking_ranks.store import dates
from breaking_ranks.text.parts import FURNITURE
from breaking_ranks.text.plain import plain

RUN = 10  # words in a row that no file of the project may share with an article
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December|Feb"
# Paragraphs with a date that is no event of the article: furniture of its dateline.
DATELINES = {("epochtimes-2012", 5), ("epochtimes-2008", 2)}


def test_frictionless_validates_the_package():
    report = frictionless.validate(str(PROJECT.folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


def test_every_csv_is_defined_but_the_blank_sheet():
    """The blank sheet is a form to fill in; its columns are those of codings."""
    defined = {PROJECT.path(name) for name in PROJECT.names()}
    found = {path for folder in ("coded", "derived") for path in (PROJECT.folder / folder).glob("*.csv")}
    assert {path.name for path in found - defined} == {"blank_sheet.csv"}


def test_the_blank_sheet_is_up_to_date():
    committed = (PROJECT.folder / "coded" / "blank_sheet.csv").read_text(encoding="utf-8")
    assert committed == "".join(f"{line}\n" for line in sheet.blank(PROJECT))


def test_every_column_is_described():
    undescribed = [
        (resource["name"], field["name"])
        for resource in PROJECT.package["resources"]
        for field in resource["schema"]["fields"]
        if not field.get("description")
    ]
    assert undescribed == []


def test_how_much_was_coded(data):
    assert len(data.events) >= 45
    assert len(data.claims) >= 20
    assert 8 <= len(data.frames) <= 12
    assert len(data.codings) == len(data.pass_1) == len(data.pass_2) == len(data.sentences)


def test_every_paragraph_with_a_date_has_an_event(data, article_texts):
    """A year or a month with a day in a paragraph is a dated fact: an event cites it.

    A caption is left out: the day of a photograph is no event of the story.
    """
    cited = set(zip(data.events["article"], data.events["paragraph"], strict=True))
    dated = {
        (p.article, p.paragraph)
        for p in data.paragraphs[~data.paragraphs["part"].isin([FURNITURE, "caption"])].itertuples()
        if re.search(rf"\b(?:1[89]|20)\d\d\b|\b(?:{MONTH})\.? \d", article_texts[p.article][p.start : p.end])
    }
    assert dated - cited - DATELINES == set()


def test_every_official_with_a_career_has_events_and_a_departure(data):
    for person in data.people[data.people["career"] == "yes"]["person"]:
        events = data.events[data.events["person"] == person]
        assert len(events) >= 3, person
        assert "departure" in set(events["stage"]), person


def test_what_is_computed_or_inferred_says_from_what(data):
    assert data.events[data.events["date_basis"].isin(["computed", "inferred"])]["date_note"].ne("").all()


def sources(cell: str) -> list[str]:
    """Return the keys of a cell that separates them by semicolons."""
    return [key.strip() for key in cell.split(";")]


@pytest.mark.parametrize("table", ["rulings", "accusations"])
def test_every_ruling_and_accusation_has_an_answer_a_source_and_a_day(data, table):
    """Who it is about, what was answered or that nothing was found, what was read of which source, when."""
    rows = getattr(data, table)
    entries = pybtex.database.parse_file(str(PROJECT.folder.parent / "references.bib")).entries
    assert len(rows) > 0
    for row in rows.itertuples():
        assert row.person or row.subject, row
        assert bool(row.answer_by) == bool(row.answer_date), row
        assert row.answer_by or row.answer.startswith(careers.UNFOUND), row
        assert set(sources(row.cited)) <= set(entries), row
        assert row.read, row
        assert dates.bounds(row.as_of).exact, row


def test_no_court_or_tribunal_is_an_accuser(data):
    judges = set(data.rulings["by"])
    assert judges & set(data.accusations["by"]) == set()
    assert not data.accusations["by"].str.match(r"(?:Federal |High |Intermediate )?(?:Court|Refugee)").any()


def test_an_accusation_of_an_article_cites_article_and_paragraph(data):
    told = data.accusations
    assert (told["article"].ne("") == told["paragraph"].notna()).all()
    cited = data.articles.set_index("article")["cited"]
    for row in told[told["article"] != ""].itertuples():
        assert cited[row.article] in sources(row.cited), row


def test_cells_of_rulings_and_accusations_fit_a_page(data):
    """A table of long cells is no table on paper."""
    for rows in (data.rulings, data.accusations):
        for column in ("statement", "answer", "read"):
            assert rows[column].str.split().str.len().max() <= 45, column


def test_every_outside_fact_has_an_address_and_says_how_much_was_read(data):
    assert data.outside_facts["address"].str.match(r"https?://").all()
    assert data.outside_facts[["source", "read"]].ne("").all(axis=None)
    assert data.outside_facts["read"].ne("not read").all()


def test_an_outside_fact_that_tells_a_year_tells_that_of_its_date(data):
    for fact in data.outside_facts.itertuples():
        told = set(re.findall(r"\b(?:19|20)\d\d\b", f"{fact.label} {fact.statement}"))
        if told:
            assert set(re.findall(r"\d{4}", re.sub(r"-\d\d", "", fact.date_edtf))) <= told, fact


def test_tables_hold_facts_and_no_instructions_to_the_authors(data):
    for name in ("outside_facts", "rulings", "accusations", "corrections"):
        cells = getattr(data, name).map(str).agg(" ".join, axis=1)
        assert not cells.str.contains(
            r"\bgive (?:both|owner)|\bfor every outlet alike|\bcheck it", case=False
        ).any()


def test_every_correction_is_whole_and_its_version_is_in_the_change_log(data):
    log = (PROJECT.folder.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    assert len(data.corrections) > 0
    assert data.corrections[["place", "said", "says", "why", "since"]].ne("").all(axis=None)
    assert set(data.corrections["since"]) <= set(re.findall(r"^## (\S+)", log, re.MULTILINE))
    about = data.corrections["about"].ne("")
    assert about.tolist() == sorted(about, reverse=True), "those about people come first"


def test_owner_funder_or_affiliation_is_told_of_every_outlet_alike(data):
    assert data.outlets[["affiliation", "said_by_itself", "cited", "read"]].ne("").all(axis=None)
    assert set(data.articles["outlet"]) <= set(data.outlets["outlet"])


def test_events_are_not_later_than_their_source_allows(data):
    """What an article reports began no later than its last possible day, but for changes of its page."""
    last = data.articles.set_index("article")["published"].map(lambda d: dates.bounds(d).latest)
    for event in data.events[data.events["date_edtf"] != ""].itertuples():
        begun = dates.bounds(event.date_edtf).earliest
        assert begun is None or begun <= last[event.article] or event.kind == "report", event.event


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", plain(text).lower().replace("'", ""))
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def files() -> list[str]:
    """Every text file of the project, by its path from the root."""
    root = PROJECT.folder.parent
    folders = ["data", "breaking_ranks", "benchmarks", "chapters", "tests"]
    paths = [*root.glob("*"), *(path for folder in folders for path in (root / folder).rglob("*"))]
    kinds = {".csv", ".json", ".md", ".py", ".ipynb", ".toml", ".yml", ".cff", ".css", ".js"}
    kept = [p.relative_to(root) for p in paths if p.suffix in kinds]
    return sorted(p.as_posix() for p in kept if "node_modules" not in p.parts)


@pytest.fixture(scope="session")
def article_runs(article_texts, data) -> set[tuple[str, ...]]:
    """Every run of ten words of an article, those of its title left out."""
    titles = set().union(*(shingles(title) for title in data.articles["title"]))
    return set().union(*(shingles(text) for text in article_texts.values())) - titles


def test_no_file_shares_ten_words_in_a_row_with_an_article(article_runs):
    root = PROJECT.folder.parent
    shared = {file: shingles((root / file).read_text(encoding="utf-8")) & article_runs for file in files()}
    assert {file: runs for file, runs in shared.items() if runs} == {}


def test_the_shingles_find_a_copied_sentence(article_texts, article_runs):
    """The check sees through case, quotes and line ends."""
    body = article_texts["epochtimes-2008"].split("\n\n")[3]
    copied = "Before. " + "\n".join(body.upper().replace("'", "’").split()[:12]) + " after."
    assert shingles(copied) & article_runs


def test_no_page_shares_ten_words_in_a_row_with_an_article(site, article_runs):
    """What the tables keep apart could be joined on a page: a date and what happened then."""
    for path in site.rglob("*"):
        if path.suffix in {".html", ".js", ".json", ".ipynb", ".csv", ".svg"}:
            text = html.unescape(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")))
            assert not shingles(text.replace("\\n", " ").replace('\\"', '"')) & article_runs, path.name


def test_every_field_has_a_title():
    """A reader of a figure, of its data and of the data package sees it in place of the column's key."""
    fields = [f for resource in PROJECT.package["resources"] for f in resource["schema"]["fields"]]
    assert not [f["name"] for f in fields if not f.get("title") or "_" in f["title"]]
