"""What the committed tables must hold, whatever is done to them."""

import html
import re

import frictionless
import pytest

from breaking_ranks import dates, tables
from breaking_ranks.commands import sheet
from breaking_ranks.text.parts import FURNITURE
from breaking_ranks.text.plain import plain

RUN = 10  # words in a row that no file of the project may share with an article
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December|Feb"
# Paragraphs with a date that is no event of the article: furniture of its dateline.
DATELINES = {("epochtimes-2012", 5), ("epochtimes-2008", 2)}


def test_frictionless_validates_the_package():
    report = frictionless.validate(str(tables.DATA / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])


def test_every_csv_is_defined_but_the_blank_sheet():
    """The blank sheet is a form to fill in; its columns are those of codings."""
    defined = {tables.path(name) for name in tables.names()}
    found = {path for folder in ("coded", "derived") for path in (tables.DATA / folder).glob("*.csv")}
    assert {path.name for path in found - defined} == {"blank_sheet.csv"}


def test_the_blank_sheet_is_up_to_date():
    committed = (tables.DATA / "coded" / "blank_sheet.csv").read_text(encoding="utf-8")
    assert committed == "".join(f"{line}\n" for line in sheet.blank())


def test_every_column_is_described():
    undescribed = [
        (resource["name"], field["name"])
        for resource in tables.package()["resources"]
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
    """A year or a month with a day in a paragraph is a dated fact: an event cites it."""
    cited = set(zip(data.events["article"], data.events["paragraph"], strict=True))
    dated = {
        (p.article, p.paragraph)
        for p in data.paragraphs[data.paragraphs["part"] != FURNITURE].itertuples()
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


def test_accusations_outside_the_corpus_have_an_answer_and_a_source(data):
    accused = data.outside_facts[data.outside_facts["accuser"] != ""]
    assert len(accused) > 0
    assert accused["answer"].ne("").all()
    assert data.outside_facts[["source", "read"]].ne("").all(axis=None)


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
    root = tables.DATA.parent
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
    root = tables.DATA.parent
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
        if path.suffix in {".html", ".json", ".ipynb", ".csv", ".svg"}:
            text = html.unescape(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")))
            assert not shingles(text.replace("\\n", " ").replace('\\"', '"')) & article_runs, path.name
