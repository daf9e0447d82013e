"""A mark of the prose leads to what it cites, and one that cites nothing fails the build."""

import os
import re
import subprocess
import sys

from conftest import PROJECT, ROOT

from breaking_ranks.book.doctree.holdings import Holdings

CONF = """
extensions = ["myst_nb", "breaking_ranks.extension"]
project, language, root_doc, html_theme = "Small", "en", "index", "basic"
ranks_project = {project!r}
"""
ENTRIES = """# Small

(article-rfa-2005)=
## Radio Free Asia

(claim-K13)=
## A claim with a place of its own
"""


RIGHT = "{para}`rfa-2005`, {para}`rfa-2005:17`, {event}`R11`, {claim}`K13`, {ranks:para}`rfa-2005:1`"
WRONG = {
    "{para}`rfa-1999:1`": "rfa-1999: is no article",
    "{para}`rfa-2005:999`": "rfa-2005:999: rfa-2005 has no paragraph '999'; its paragraphs are 1 to 25",
    "{para}`rfa-2005:0`": "rfa-2005:0: rfa-2005 has no paragraph '0'",
    "{para}`rfa-2005:017`": "rfa-2005:017: rfa-2005 has no paragraph '017'",
    "{para}`rfa-2005:`": "rfa-2005:: rfa-2005 has no paragraph ''",
    "{event}`R99`": "R99: is no event",
    "{claim}`K999`": "K999: is no claim",
    "{file}`ranks.qdc`": "ranks.qdc: is not a file that the book offers; there are breaking-ranks.qdc, ",
    "{para}`todaychina-2020:1`": "no entry for article-todaychina-2020",
}


def build(home, words):
    """Build a book of one page with these words; return exit code, page and warnings."""
    (home / "conf.py").write_text(CONF.format(project=str(ROOT)), encoding="utf-8")
    (home / "index.md").write_text(f"{ENTRIES}\n{words}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-b", "html", home, home / "out"],
        capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    page = (home / "out" / "index.html").read_text(encoding="utf-8")
    return done.returncode, page, [line for line in done.stderr.splitlines() if "WARNING" in line]


def test_marks_lead_to_what_they_cite(tmp_path):
    """To a place of its own where a page has one, else to the entry of the article that tells it."""
    code, page, warnings = build(tmp_path, RIGHT)
    assert (code, warnings) == (0, [])
    marks = re.findall(
        r'<a class="br-cite" href="([^"]+)" data-tip="([^"]+)" data-card="[^"]+">(.*?)</a>', page
    )
    assert [(where, shown) for where, _, shown in marks] == [
        ("#article-rfa-2005", "RFA 2005"),
        ("#article-rfa-2005", "RFA 2005 ¶17"),
        ("#article-rfa-2005", "R11"),
        ("#claim-k13", "K13"),
        ("#article-rfa-2005", "RFA 2005 ¶1"),
    ]
    assert marks[1][1] == "Radio Free Asia, 8 August 2005 (inferred)"
    assert marks[2][1].startswith("RFA 2005 ¶")


def test_what_is_not_there_fails_the_build_with_one_clear_line(tmp_path):
    """One line for each, which names file and line and says what there is; the same at the next build."""
    for _ in range(2):
        code, page, warnings = build(tmp_path, "\n\n".join(WRONG))
        assert code == 1
        assert len(warnings) == len(WRONG)
        first = ENTRIES.count("\n") + 2
        for number, message in enumerate(WRONG.values()):
            assert any(f"index.md:{first + 2 * number}: WARNING: {message}" in line for line in warnings)
        assert "br-cite" not in page


def test_every_object_of_the_tables_can_be_cited(data):
    """Each article, each paragraph with a number, each event, claim and outside fact, and no other."""
    held = [kind for kind, _, _ in Holdings(PROJECT).all()]
    assert {kind: held.count(kind) for kind in held} == {
        "article": len(data.articles),
        "paragraph": int(data.paragraphs["paragraph"].notna().sum()),
        "event": len(data.events),
        "claim": len(data.claims),
        "fact": len(data.outside_facts),
    }
