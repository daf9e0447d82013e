"""The search of the built book, in a real browser, from a folder: what it finds, and where it leads."""

import gzip
import json
import re
from urllib.parse import quote, unquote

import pytest
from conftest import DESK, find_faults

from breaking_ranks.book.html import search

PHONE = {"width": 390, "height": 800}
NAMES, FACTS, PARAGRAPHS, CHAPTERS = (
    "People, offices and places", "Facts", "Paragraphs of the articles, in our words", "Chapters and pages",
)  # fmt: skip
SHOWN = """() => [...document.querySelectorAll('#found section')].map(section => ({
    kind: section.querySelector('h2').innerText.replace(/ \\(\\d+\\)$/, ''),
    count: Number(section.querySelector('h2').innerText.match(/\\((\\d+)\\)$/)[1]),
    found: [...section.querySelectorAll('li')].map(li => ({
        title: li.querySelector('a').innerText, excerpt: li.querySelector('p').innerText,
        address: li.querySelector('a').getAttribute('href'),
        marked: [...li.querySelectorAll('mark')].map(mark => mark.innerText) })) }))"""
SAME = [
    ("labour", "labor"), ("Labourers", "laborer"), ("behaviour", "behavior"), ("organise", "organize"),
    ("Organisation", "organizations"), ("analysed", "analyzed"), ("centre", "center"),
    ("centred", "centered"), ("defence", "defense"), ("licences", "license"), ("practised", "practiced"),
    ("travelled", "traveled"),
    ("programme", "program"), ("judgement", "judgments"), ("catalogue", "catalog"), ("camp", "camps"),
    ("policy", "policies"), ("church", "churches"), ("case", "cases"), ("woman", "women"), ("Han’s", "Han"),
    ("officials'", "official"), ("Guǎngshēng", "guangsheng"), ("Tiān'ānmén", "Tiananmen"), ("Lǚ", "lu"),
    ("towards", "toward"),
]  # fmt: skip
OTHER = [
    ("four", "for"), ("mourning", "morning"), ("hour", "hor"), ("filled", "filed"), ("court", "cort"),
    ("price", "prize"), ("organ", "organise"), ("his", "hi"), ("bus", "bu"), ("party", "part"), ("Li", "lie"),
    ("韩", "广"), ("1999", "199"),
]  # fmt: skip


@pytest.fixture
def tab(browser):
    """A page from the folder; when it is left, nothing was asked of a network or complained of."""
    context = browser.new_context(viewport=DESK, color_scheme="light")
    opened = context.new_page()
    asked, complaints = [], []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda line: complaints.append(line.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []
    context.close()


@pytest.fixture
def ask(tab, site):
    """Search for words and return what is shown, by kind."""

    def asked(query):
        tab.goto(f"{(site / 'search.html').as_uri()}?q={quote(query)}")
        tab.wait_for_selector("#found-count:not(:empty)", timeout=10_000)
        return {group["kind"]: group for group in tab.evaluate(SHOWN)}

    return asked


@pytest.fixture(scope="module")
def records(site):
    """Everything that can be found: kind, title, text, address and words beside."""
    text = (site / "_static" / search.FILE).read_text(encoding="utf-8")
    return json.loads(text.removeprefix("breakingRanksFound(").removesuffix(");\n"))


@pytest.fixture(scope="module")
def ids(site):
    """The ids of a page by its path, read once."""
    known = {}

    def of(page):
        if page not in known:
            known[page] = set(re.findall(r'\bid="([^"]+)"', (site / page).read_text(encoding="utf-8")))
        return known[page]

    return of


@pytest.mark.parametrize(("query", "kinds", "first"), [
    ("1999", [NAMES, FACTS, PARAGRAPHS, CHAPTERS], "Falun Gong · Fǎlún Gōng · 法轮功"),
    ("labour camp", [NAMES, FACTS, PARAGRAPHS, CHAPTERS], "A girl of 15 in a labour camp"),
    ("labor camp", [NAMES, FACTS, PARAGRAPHS, CHAPTERS], "A girl of 15 in a labour camp"),
    ("Han Guangsheng", [NAMES, FACTS, PARAGRAPHS, CHAPTERS], "Han Guangsheng · Hán Guǎngshēng · 韩广生"),
    ("韓廣生", [NAMES, FACTS, PARAGRAPHS, CHAPTERS], "Han Guangsheng · Hán Guǎngshēng · 韩广生"),
    ("韩广生", [NAMES, FACTS, PARAGRAPHS, CHAPTERS], "Han Guangsheng · Hán Guǎngshēng · 韩广生"),
    ("Kilgour", [NAMES, FACTS, PARAGRAPHS, CHAPTERS], "David Kilgour"),
    ("organ", [NAMES, FACTS, PARAGRAPHS, CHAPTERS], "organ harvesting"),
])  # fmt: skip
def test_people_facts_and_paragraphs_come_before_chapters(tab, ask, ids, query, kinds, first):
    found = ask(query)
    assert list(found) == kinds
    assert found[kinds[0]]["found"][0]["title"] == first
    for group in found.values():
        assert all(one["excerpt"] for one in group["found"])
        for one in group["found"]:
            page, anchor = re.fullmatch(r"(.*?\.html)#(.*?)(?::~:.*)?", one["address"]).groups()
            assert unquote(anchor) in ids(page), one
    assert [group["count"] for group in found.values()] == [
        int(number)
        for number in re.findall(r"(\d+) (?:name|fact|paragraph|section)", tab.inner_text("#found-count"))
    ]


def test_the_words_are_marked_in_title_and_excerpt(ask):
    found = ask("labor camps")
    assert all(one["marked"] for group in found.values() for one in group["found"])
    marked = {words for group in found.values() for one in group["found"] for words in one["marked"]}
    assert marked == {"labour camp", "labour camps", "Labor Camp", "labor camps"}


@pytest.mark.parametrize(("query", "kind", "words"), [
    ("Kilgour", FACTS, "W14"), ("Kilgour", NAMES, "David Kilgour"), ("GUIDE-LLM", CHAPTERS, "GUIDE-LLM"),
])  # fmt: skip
def test_a_result_leads_to_the_place(tab, ask, query, kind, words):
    """To the fact itself, to the row of a person without a page, to the words within a section."""
    address = ask(query)[kind]["found"][0]["address"]
    tab.click(f'#found a[href="{address}"]')
    tab.wait_for_url(lambda url: address.split("#")[0] in url)
    tab.wait_for_timeout(1500)  # it scrolls smoothly
    assert tab.evaluate("() => scrollY") > 0
    seen = [place.bounding_box() for place in tab.locator("article").get_by_text(words).all()]
    assert any(box and 0 <= box["y"] < DESK["height"] for box in seen)


def test_every_record_leads_to_an_existing_place(records, ids):
    lost = []
    for record in records:
        page, _, anchor = record[3].partition("#")
        if unquote(anchor.partition(":~:")[0]) not in ids(page):
            lost.append(record[3])
    assert lost == []
    assert {kind for kind, *_ in records} == set(range(len(search.KINDS)))


@pytest.mark.parametrize("queries", [
    ["labour camp", "Labor Camps", "LABOUR   camp", "camps, labour"],
    ['"labour camp"', "Labor-Camps", "“labour camps”"],
    ["re-education", "reeducation", "Re-Education"],
    ["Guangsheng", "Guǎngshēng", "guang-sheng", "Guang sheng"],
    ["behaviour", "behavior"],
])  # fmt: skip
def test_spelling_does_not_matter(ask, queries):
    def found(query):
        return {kind: sorted(one["address"].split(":~:")[0] for one in group["found"]) if group["count"] <= 10
                else group["count"] for kind, group in ask(query).items()}  # fmt: skip

    first, *others = map(found, queries)
    assert first
    assert all(other == first for other in others)


def test_all_words_must_be_there_and_quoted_ones_side_by_side(tab, ask):
    both, camps = ask("Kilgour Matas"), ask("camps")
    assert FACTS in both
    assert ask("Kilgour camps").keys() <= {CHAPTERS}
    assert ask('"in camps labour"') == {}
    assert camps[FACTS]["count"] >= ask('"labour camps"')[FACTS]["count"] > 0


def test_chinese_is_found_by_characters_side_by_side(ask):
    assert NAMES in ask("广生")
    assert ask("生广") == {}
    assert "Wang Lijun · Wáng Lìjūn · 王立军" in [one["title"] for one in ask("王立军")[NAMES]["found"]]


def test_a_year_is_found_within_a_span(ask, tab):
    """Who looks for a year finds a post that began before it and ended after it."""
    titles = [one["title"] for one in ask("1983")[FACTS]["found"]]
    assert titles
    assert not any("1983" in title for title in titles[-1:])


def test_beginnings_of_words_are_found_where_nothing_else_is(tab, ask):
    found = ask("persecut")
    assert found
    assert "Words that begin this way" in tab.inner_text("#found-count")
    assert all(words.lower().startswith("persecut") for group in found.values()
               for one in group["found"] for words in one["marked"])  # fmt: skip


def test_nothing_found_is_said(tab, ask):
    assert ask("zebra") == {}
    assert "Nothing was found for “zebra”" in tab.inner_text("[role=status]")


def test_the_rest_of_a_long_list_is_one_key_away(tab, ask):
    group = ask("Han Guangsheng")[FACTS]
    assert len(group["found"]) == 10 < group["count"]
    tab.get_by_role("button", name=f"Show all {group['count']}").press("Enter")
    whole = {one["kind"]: one for one in tab.evaluate(SHOWN)}[FACTS]["found"]
    assert len(whole) == group["count"]
    assert tab.evaluate("() => document.activeElement.innerText") == whole[10]["title"]


def test_the_form_of_every_page_leads_here(tab, site):
    tab.goto((site / "chapters" / "articles" / "rfa-2005.html").as_uri())
    tab.fill(".br-header input[name=q]", "Kilgour")
    tab.press(".br-header input[name=q]", "Enter")
    tab.wait_for_selector("#found a", timeout=10_000)
    assert tab.url.endswith("search.html?q=Kilgour")
    assert tab.input_value("main input[name=q]") == "Kilgour"
    tab.fill("main input[name=q]", "organ")
    tab.press("main input[name=q]", "Enter")
    tab.wait_for_url(lambda url: url.endswith("search.html?q=organ"))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_results_fit_and_axe_finds_nothing(browser, site, axe, size, mode):
    context = browser.new_context(viewport=size, color_scheme=mode)
    tab = context.new_page()
    tab.goto(f"{(site / 'search.html').as_uri()}?q=labour%20camp")
    tab.wait_for_selector("#found a", timeout=10_000)
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
    assert find_faults(tab, axe) == []
    context.close()


def test_without_scripts_the_page_says_so_and_points_to_the_index(browser, site):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{(site / 'search.html').as_uri()}?q=1999")
    assert tab.locator("noscript").inner_text().startswith("Searching needs JavaScript")
    assert tab.locator("main a", has_text="index").get_attribute("href") == "genindex.html"
    context.close()


def test_words_are_compared_as_the_examples_say(tab, site):
    tab.goto((site / "search.html").as_uri())
    fold = "pairs => pairs.map(pair => pair.map(breakingRanksWords.fold))"
    assert [(a, b) for (a, b), (x, y) in zip(SAME, tab.evaluate(fold, SAME), strict=True) if x != y] == []
    assert [(a, b) for (a, b), (x, y) in zip(OTHER, tab.evaluate(fold, OTHER), strict=True) if x == y] == []


def test_the_search_is_light_and_no_other_page_carries_it(site, pages):
    """It stands in for the index of Sphinx, of which nothing is left."""
    weight = sum(len(gzip.compress((site / "_static" / name).read_bytes())) for name in search.SCRIPTS)
    assert weight < 150_000
    assert not (site / "searchindex.js").exists()
    assert not (site / "_static" / "searchtools.js").exists()
    assert [page for page in pages if search.FILE in (site / page).read_text(encoding="utf-8")] == [
        "search.html"
    ]
