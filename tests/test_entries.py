"""Every sentence of the book leads to its evidence: pages of articles, people and facts, and the cards."""

import html
import pickle
import re
import subprocess
import sys
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import pandas as pd
import pytest
import yaml
from conftest import DESK, ROOT, find_faults, scroll_through

from breaking_ranks.analysis import entries, persons
from breaking_ranks.analysis.careers import officials
from breaking_ranks.book import addresses
from breaking_ranks.text.landmarks import SOUGHT
from breaking_ranks.text.plain import plain

MARK = re.compile(r'<a class="br-cite" href="([^"]+)" data-tip="[^"]*" data-card="([^"]+)">')
SHARE = 0.06  # of an article's words that the whole site may show as they stand
QUOTE = 3  # words: shorter runs are names and phrases that anybody has
CONF = """
extensions = ["myst_nb", "sphinxcontrib.bibtex", "breaking_ranks.extension"]
bibtex_bibfiles = [{bib!r}]
project, language, root_doc, html_theme = "Small", "en", "index", "basic"
ranks_project = {project!r}
"""


# the tables


def test_facts_are_every_event_claim_and_outside_fact_once(data):
    found = entries.facts(data)
    keys = [*data.events["event"], *data.claims["claim"], *data.outside_facts["fact"]]
    assert sorted(found["key"]) == sorted(keys)
    assert found["key"].is_unique


def test_a_paragraph_knows_what_it_tells(data):
    """By hand from events.csv and tellings.csv."""
    found = entries.of_paragraph(entries.facts(data), "rfa-2005", 17)
    assert found["key"].tolist() == ["R11", "K13"]
    both = entries.facts(data).set_index("key").loc["K39"]
    assert both["places"] == (("clearharmony-2005", 2), ("rfa-2005", 12))


def test_every_claim_is_about_han(data):
    """No other person's story is told twice."""
    assert set(entries.whom(data)) == set(data.claims["claim"])
    assert set(entries.whom(data).values()) == {"han"}


@pytest.mark.parametrize("key", ["han", "wang", "li", "deputy_director", "chen", "hao"])
def test_a_person_has_every_fact_in_one_place(data, key):
    """Turns of the career, what else is told, and what has no date are all that the tables have of him."""
    found = persons.person(data, key)
    parts = [*found.career["key"], *found.told["key"], *found.undated["key"]]
    all_of_him = entries.facts(data).query("person == @key and table != 'claims'")
    again = data.events[(data.events["person"] == key) & (data.events["same_as"] != "")]["event"]
    assert set(parts) == set(all_of_him["key"])
    assert len(parts) == len(set(parts))
    assert not set(found.career["key"]) & set(again)


def test_a_landmark_is_one_word_that_leads_to_its_paragraph(article_texts, data):
    """It stands once in the article, in that paragraph; whoever is sought has one or says why not."""
    for row in data.paragraphs[data.paragraphs["landmark"] != ""].itertuples():
        text = plain(article_texts[row.article])
        found = [m.start() for m in re.finditer(rf"(?<!\w){row.landmark}(?!\w)", text, re.IGNORECASE)]
        assert len(found) == 1, row.landmark
        assert row.start <= found[0] < row.end
    sought = data.paragraphs[data.paragraphs["part"].isin(SOUGHT)]
    assert (sought["landmark"] != "").mean() > 0.9


def test_ways_lead_to_the_paragraph_and_claim_no_capture(data):
    ways = addresses.ways(data.articles, "rfa-2005", "a-b & c")
    assert ways.publisher.endswith("china_corruption-20050808.html#:~:text=a-b%20%26%20c")
    assert ways.archive.startswith("https://web.archive.org/web/20050808/https://www.rfa.org/")


# the pages


def test_each_article_and_each_official_has_a_page(data):
    named = {c["file"] for part in yaml.safe_load((ROOT / "_toc.yml").read_text())["parts"]
             for c in part["chapters"]}  # fmt: skip
    wanted = {f"chapters/articles/{a}" for a in data.articles["article"]}
    wanted |= {f"chapters/people/{p}" for p in officials(data)} | {"chapters/facts"}
    assert wanted <= named
    assert all((ROOT / f"{name}.md").exists() for name in wanted)


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("{article-entry} rfa-1999", "rfa-1999: has no paragraphs"),
        ("{person-entry} bo", "bo: is no official"),
        ("{article-entry}", "1 argument(s) required"),
    ],
)
def test_a_page_without_rows_fails_the_build(tmp_path, directive, message):
    conf = CONF.format(project=str(ROOT), bib=str(ROOT / "references.bib"))
    (tmp_path / "conf.py").write_text(conf, encoding="utf-8")
    (tmp_path / "index.md").write_text(f"# Small\n\n```{directive}\n```\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-b", "html", tmp_path, tmp_path / "out"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert message in done.stderr


def test_an_entry_is_read_again_when_its_tables_change(site):
    with (site.parent / ".doctrees" / "environment.pickle").open("rb") as file:
        dependencies = pickle.load(file).dependencies
    for page, tables in {"people/han": ["events", "rulings"], "articles/rfa-2005": ["paragraphs"],
                         "facts": ["outside_facts"]}.items():  # fmt: skip
        known = {str(path).rpartition("/")[2] for path in dependencies[f"chapters/{page}"]}
        assert {f"{table}.csv" for table in tables} <= known, page


def marks(site, page):
    """The marks of a page: where each leads, as page and anchor, and the key of its card."""
    text = (site / page).read_text(encoding="utf-8")
    return [(*urldefrag(urljoin(page, html.unescape(href))), key) for href, key in MARK.findall(text)]


def test_every_mark_leads_to_the_entry_of_what_it_cites(site, pages):
    """Of the prose, of tables, of entries: a paragraph to its place, an event or a claim to its line."""
    ids = {page: set(re.findall(r'\bid="([^"]+)"', (site / page).read_text("utf-8"))) for page in pages}
    seen = set()
    for page in pages:
        for place, anchor, key in marks(site, page):
            article, _, number = key.partition(":")
            assert anchor in ids[place], (page, key)
            if number:
                assert (place, anchor) == (f"chapters/articles/{article}.html", f"p{number}"), page
            elif place.startswith("chapters/articles/") and f"article-{key}" != anchor:
                assert anchor == key, page
            seen.add(key)
    assert {"rfa-2005:17", "rfa-2005", "R11", "K13", "F10"} <= seen


def test_tables_have_marks_too(site):
    """What a cell says of a paragraph leads there; what only looks like it does not."""
    page = (site / "chapters" / "careers.html").read_text(encoding="utf-8")
    accusations = page.partition('id="tab-accusations"')[2].partition("</table>")[0]
    assert 'href="articles/rfa-2005.html#p17"' in accusations
    assert "RFA 2005, paragraph 17</a>" in accusations


def test_a_paragraph_names_every_chapter_that_cites_it(site, pages):
    own = {
        "chapters/facts.html",
        "chapters/zh.html",
        *(page for page in pages if page.startswith("chapters/articles/")),
    }
    citing: dict[tuple[str, str], set[str]] = {}
    for page in set(pages) - own:
        for place, anchor, key in marks(site, page):
            if ":" in key:
                citing.setdefault((place, anchor), set()).add(page)
    assert len(citing) > 50
    for (place, anchor), whom in citing.items():
        text = (site / place).read_text(encoding="utf-8")
        entry = re.search(rf'<dt id="{anchor}">.*?(?=<dt|</dl>\n<section|</section>)', text, re.DOTALL)[0]
        cited = re.search(r"<p>Cited in: (.*?)</p>", entry, re.DOTALL)
        linked = {urldefrag(urljoin(place, href))[0] for href in re.findall(r'href="([^"]+)"', cited[1])}
        assert whom - linked == set(), (place, anchor)


def words(text):
    return re.findall(r"[a-z0-9]+", plain(text).lower().replace("'", ""))


def shown_as_it_stands(site):
    """What the pages show in quotation marks or italics, and the words of text fragments."""
    quotes, fragments = set(), set()
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        fragments |= set(re.findall(r"#:~:text=([^\"&]+)", text))
        text = re.sub(r"<(script|head|pre|code|svg)\b.*?</\1>", " ", text, flags=re.DOTALL)
        quotes |= set(re.findall(r"<em[^>]*>(.*?)</em>", text, re.DOTALL))
        plainly = html.unescape(re.sub(r"<[^>]+>", " ", text))
        quotes |= set(re.findall(r"“([^”]{1,200})”", plainly)) | set(
            re.findall(r'"([^"\n]{1,200})"', plainly)
        )
    return {tuple(words(html.unescape(re.sub(r"<[^>]+>", "", q)))) for q in quotes}, fragments


def test_the_site_shows_little_of_any_article(site, article_texts, data):
    """Quotes and fragments together, each word of the text counted once; the titles are exempt."""
    quotes, fragments = shown_as_it_stands(site)
    for article, text in article_texts.items():
        rows = data.paragraphs.dropna(subset=["paragraph"]).query(
            "article == @article and part != 'headline'"
        )
        whole = words(" ".join(text[r.start : r.end] for r in rows.itertuples()))
        taken = {whole.index(w.lower()) for w in rows["landmark"] if w in fragments}
        for quote in quotes:
            for i in range(len(whole) - len(quote) + 1):
                if len(quote) >= QUOTE and tuple(whole[i : i + len(quote)]) == quote:
                    taken |= set(range(i, i + len(quote)))
        assert len(taken) > len(rows) / 3, article  # it sees what is there
        assert len(taken) / len(whole) <= SHARE, article


# the cards


@pytest.fixture
def careers(browser, address):
    """The chapter on careers in a browser with a mouse."""
    context = browser.new_context(viewport=DESK)
    tab = context.new_page()
    tab.goto(f"{address}/chapters/careers.html")
    yield tab
    context.close()


MARKED = 'p > .br-cite[data-card="rfa-2005:17"]'


def test_a_card_opens_by_hover_and_says_how_it_is_known(careers):
    careers.locator(MARKED).first.hover()
    card = careers.locator(".br-card")
    card.wait_for()
    assert "Radio Free Asia, 8 August 2005 (inferred)" in card.inner_text()
    assert "Source: the article itself" in card.inner_text()
    entry, publisher, archive = (link.get_attribute("href") for link in card.locator("a").all())
    assert entry.endswith("articles/rfa-2005.html#p17")
    assert "rfa.org/english" in publisher
    assert "#:~:text=" in publisher
    assert archive.startswith("https://web.archive.org/web/20050808/https://www.rfa.org/")
    robust = card.locator("a").last
    assert robust.get_attribute("data-versiondate") == "2005-08-08"
    assert robust.get_attribute("data-versionurl") is None
    careers.mouse.move(5, 5)
    card.wait_for(state="detached")


def test_a_card_opens_by_focus_is_entered_by_tab_and_closed_by_escape(careers):
    mark = careers.locator(MARKED).first
    mark.focus()
    careers.keyboard.press("Shift+Tab")
    careers.keyboard.press("Tab")
    careers.locator(".br-card").wait_for()
    assert mark.get_attribute("aria-expanded") == "true"
    careers.keyboard.press("Tab")
    assert careers.evaluate("() => document.activeElement.textContent") == "At its publisher"
    careers.keyboard.press("Escape")
    assert careers.locator(".br-card").count() == 0
    assert mark.evaluate("mark => document.activeElement === mark")
    mark.press("Enter")
    careers.wait_for_url("**/articles/rfa-2005.html#p17")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_tap_opens_a_card_that_fits_a_phone(browser, address, axe, mode):
    """The first tap opens, the second follows; axe finds nothing, and the ways are large enough."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, color_scheme=mode)
    tab = context.new_page()
    tab.goto(f"{address}/chapters/careers.html")
    scroll_through(tab)  # axe would find the charts half drawn
    mark = tab.locator(MARKED).first
    mark.tap()
    card = tab.locator(".br-card")
    card.wait_for()
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert all(link.bounding_box()["height"] >= 24 for link in card.locator("a").all())
    assert find_faults(tab, axe) == []
    card.get_by_text("Its entry").tap()
    tab.wait_for_url("**/articles/rfa-2005.html#p17")
    context.close()


@pytest.mark.parametrize("page", ["careers", "one_story_twice", "reporting"])
def test_a_sample_of_marks_scrolls_to_its_entry(browser, address, site, page):
    found = sorted(set(marks(site, f"chapters/{page}.html")))[::9]
    tab = browser.new_page(viewport=DESK, reduced_motion="reduce")
    for place, anchor, _ in found:
        tab.goto(f"{address}/{place}#{anchor}")
        tab.wait_for_function(
            """id => { const {top, bottom} = document.getElementById(id).getBoundingClientRect();
                return bottom > 0 && top < innerHeight; }""", arg=anchor, timeout=10_000
        )  # fmt: skip
    tab.close()


def test_cards_weigh_nothing_until_one_is_asked_for(browser, address):
    tab = browser.new_page()
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{address}/chapters/glossary.html")
    tab.wait_for_load_state("networkidle")
    assert not [url for url in asked if "cards" in url]
    tab.close()


# the page of all facts


@pytest.fixture
def all_facts(browser, address):
    """The page of all facts, with whatever the console says."""
    context = browser.new_context(viewport=DESK, accept_downloads=True)
    tab = context.new_page()
    tab.complaints = []
    tab.on("console", lambda line: tab.complaints.append(line.text))
    tab.goto(f"{address}/chapters/facts.html")
    tab.locator(".br-shown").wait_for()
    yield tab
    assert tab.complaints == []
    context.close()


def shown(tab):
    return tab.locator("table.br-facts tbody tr:visible")


def test_facts_are_filtered_and_the_address_keeps_the_choice(all_facts, data):
    """By hand from events.csv and outside_facts.csv; the link gives the same to whoever opens it."""
    facts = entries.facts(data)
    assert shown(all_facts).count() == len(facts)
    all_facts.get_by_label("About", exact=True).select_option("Wang Lijun")
    wang = facts[facts["person"] == "wang"]
    assert shown(all_facts).count() == len(wang)
    all_facts.get_by_label("Date", exact=True).select_option("Undated")
    assert shown(all_facts).count() == int((wang["date_edtf"] == "").sum())
    all_facts.get_by_label("Date", exact=True).select_option("")
    all_facts.get_by_label("Year").fill("2008")
    assert shown(all_facts).locator("th").all_inner_texts() == ["F18"]
    assert parse_qs(urlsplit(all_facts.url).fragment[1:]) == {"about": ["Wang Lijun"], "year": ["2008"]}
    all_facts.reload()
    all_facts.locator(".br-shown").wait_for()
    assert all_facts.locator(".br-shown").inner_text() == f"1 of {len(facts)} facts"
    all_facts.get_by_role("button", name="Show all").click()
    all_facts.get_by_label("Article").select_option("RFA 2005")
    told = facts[[any(a == "rfa-2005" for a, _ in places) for places in facts["places"]]]
    assert shown(all_facts).count() == len(told)


def test_facts_are_sorted_by_their_heads_and_taken_away(all_facts, tmp_path):
    all_facts.get_by_label("About", exact=True).select_option("Hao Fengjun")
    all_facts.get_by_role("button", name="When").click()
    all_facts.get_by_role("button", name="When").click()
    assert all_facts.locator("th[aria-sort=descending]").inner_text() == "When"
    with all_facts.expect_download() as download:
        all_facts.get_by_role("button", name="CSV of what is shown").click()
    download.value.save_as(tmp_path / "facts.csv")
    found = pd.read_csv(tmp_path / "facts.csv", keep_default_na=False)
    assert found["Key"].tolist() == shown(all_facts).locator("th").all_inner_texts()
    assert set(found["About"]) == {"Hao Fengjun"}
    assert found["Address"][0].endswith(f"/chapters/facts.html#{found['Key'][0]}")


def test_facts_are_complete_without_scripts(browser, address, data):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}/chapters/facts.html#R11")
    assert shown(tab).count() == len(entries.facts(data))
    assert tab.locator("tr#R11 .br-cite").get_attribute("href") == "articles/rfa-2005.html#p17"
    assert tab.get_by_text("CSV of all facts").get_attribute("href") == "../figures/facts.csv"
    assert tab.locator(".br-filter").count() == 0
    context.close()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_in_filtered_facts(browser, address, axe, mode):
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=mode)
    tab = context.new_page()
    tab.goto(f"{address}/chapters/facts.html#?about=Hao+Fengjun&sort=When")
    tab.locator(".br-shown").wait_for()
    assert find_faults(tab, axe) == []
    context.close()
