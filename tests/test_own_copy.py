"""The page for a reader's own copy, in a real browser: opened from a folder, nothing leaving the machine."""

import csv
import gzip
import io
import json
import re
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from conftest import DESK, PROJECT, ROOT, find_faults

from breaking_ranks import cli
from breaking_ranks.analysis import agreement, codebook, framing, human, own_copy
from breaking_ranks.analysis.corpus import KEYS
from breaking_ranks.book.html.own_copy import PAGE, SCRIPTS
from breaking_ranks.coding import sheets
from breaking_ranks.commands.masked import masked
from breaking_ranks.text.names import Names
from breaking_ranks.text.plain import fingerprint, plain_words

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
SOURCES = ROOT / "breaking_ranks" / "book" / "html" / "static" / "own-copy"
WORDS = """async texts => { const { words, fingerprint } = breakingRanksCopy.words; const found = [];
    for (const text of texts) found.push({text, words: words(text).map(w => w.text),
        sha256: await fingerprint(text)});
    return found; }"""
PLACES = """async ([name, text]) => { const own = breakingRanksCopy, data = own.data;
    const { copy, articles: [{ article, paragraphs }] } = await own.matching.match(name, text, data);
    const cut = list => list.map(({ start, end }) => copy.text.slice(start, end));
    const of = (rows, p) => rows.filter(r => r.article === article.article && r.paragraph === p);
    return paragraphs.map(found => { const p = found.paragraph.paragraph; return {
        sentences: cut(own.places.sentences(copy, found, of(data.sentences, p))),
        quotes: cut(own.places.spans(copy, found, of(data.quotes, p))),
        cues: cut(own.places.spans(copy, found, of(data.cues, p))) }; }); }"""


@pytest.fixture
def tab(browser, site):
    """The page, opened from the folder; when it is left, nothing was asked of a network or complained of."""
    context = browser.new_context(viewport=DESK, color_scheme="light", accept_downloads=True)
    opened = context.new_page()
    asked, complaints = [], []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda line: complaints.append(line.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto((site / f"{PAGE}.html").as_uri())
    yield opened
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert complaints == []
    context.close()


def brought(tab, *files):
    """Bring files, paths or (name, bytes), and return what the page answers."""
    given = [
        {"name": f[0], "mimeType": "text/plain", "buffer": f[1]} if isinstance(f, tuple) else f for f in files
    ]
    tab.set_input_files("#own-files", given)
    tab.wait_for_selector("#own-checked .br-own-told", timeout=30_000)
    return tab.inner_text("#own-checked").replace("\xa0", " ")


def told(tab, name, text):
    """Bring one text and return the line about it."""
    brought(tab, (name, text.encode() if isinstance(text, str) else text))
    return tab.inner_text("#own-checked .br-own-told li")


def test_python_and_browser_know_the_same_words(tab):
    texts = [one["text"] for one in VECTORS["words"]]
    assert tab.evaluate(WORDS, texts) == VECTORS["words"]
    ours = [{"text": t, "words": plain_words(t), "sha256": fingerprint(t)} for t in texts]
    assert ours == VECTORS["words"]


def test_python_and_browser_mask_the_same_names(tab):
    signs = VECTORS["signs"]
    for one in VECTORS["masked"]:
        assert masked(one["text"], Names(signs), signs) == one["masked"]
        assert (
            tab.evaluate("([t, s]) => breakingRanksCopy.sheet.masked(t, s)", [one["text"], signs])
            == (one["masked"])
        )


def keyed(rows):
    """Return rows of codings as a sheet, a paragraph for each."""
    return pd.DataFrame({**dict(zip(KEYS, ("oz", n, 1), strict=True)), **row} for n, row in enumerate(rows))


@pytest.mark.parametrize("case", VECTORS["agreement"], ids=lambda case: str(len(case["ours"])))
def test_python_and_browser_find_the_same_agreement(tab, case):
    """Alpha of the command ``agreement``, and the share, positives and differences of its table."""
    variables = [row["variable"] for row in case["expected"]]
    coded = [v for v in codebook.sentence_variables(PROJECT.corpus()) if v.name in variables]
    one, two = keyed(case["ours"]), keyed(case["theirs"])
    alphas = human.compare(one, two, coded)
    rows = agreement.compare(one, two, variables).assign(alpha=alphas["alpha"])
    computed = tab.evaluate(
        "([a, b, v]) => breakingRanksCopy.agreement.compare(a, b, v, breakingRanksCopy.data.absent)",
        [case["ours"], case["theirs"], variables],
    )
    for wanted, python, page in zip(case["expected"], rows.to_dict("records"), computed, strict=True):
        alpha = None if pd.isna(python["alpha"]) else python["alpha"]
        assert [alpha, python["agree"]] == pytest.approx([wanted["alpha"], wanted["agree"]], abs=1e-9)
        assert [page["alpha"], page["agree"]] == pytest.approx([wanted["alpha"], wanted["agree"]], abs=1e-9)
        assert python["positives"] == wanted["positives"] == " / ".join(map(str, page["positives"] or []))
        assert python["differing"] == wanted["differing"] == page["differing"]


def test_python_and_browser_find_the_same_shares(tab):
    """The function of the chapter on framing and that of the page, on the same codings."""
    case = VECTORS["shares"]
    frames, articles = ["persecution", "law"], ["oz", "kansas"]
    keys = pd.DataFrame(case["sentences"])
    data = SimpleNamespace(
        sentences=keys.assign(words=10),
        codings=keys[KEYS].join(pd.DataFrame(case["codings"]).astype(int)).assign(sha256="", note=""),
        frames=pd.DataFrame({"frame": frames, "label": frames}),
        articles=pd.DataFrame({"article": articles, "label": articles, "published": ["2001", "2002"]}),
    )
    rows = framing.by_article(data).set_index(["article", "frame"])
    page = tab.evaluate(
        "([s, c, a, f]) => breakingRanksCopy.agreement.shares(s, c, a, f)",
        [case["sentences"], case["codings"], articles, frames],
    )
    for wanted, found in zip(case["expected"], page, strict=True):
        ours = rows.loc[(wanted["article"], wanted["frame"])]
        for name in ("count", "n", "share"):
            assert ours[name] == pytest.approx(wanted[name], abs=1e-9)
            assert found[name] == pytest.approx(wanted[name], abs=1e-9)


def test_the_codebook_of_the_page_is_that_of_a_sheet(data):
    content = own_copy.content(data)
    values = {v["variable"]: [x["value"] for x in v["values"]] or ["0", "1"] for v in content["variables"]}
    assert values == sheets.allowed(PROJECT)
    assert content["columns"] == sheets.columns(PROJECT)


@pytest.fixture
def files(data, article_texts):
    """Name, key and text of each article."""
    names = data.articles.set_index("article")["file"]
    return [(names[key], key, text) for key, text in article_texts.items()]


def test_each_article_is_known_to_the_letter(tab, data, files):
    numbers = data.paragraphs.groupby("article")["paragraph"].max()
    labels = data.articles.set_index("article")["label"]
    for name, key, text in files:
        tab.reload()
        n = numbers[key]
        answer = brought(tab, (name, text.encode()))
        assert answer.startswith(f"{name}: {n} of {n} paragraphs of {labels[key]}.\n{labels[key]}\n")
        assert f"Match to the letter: 1–{n}\n" in answer
        assert answer.count(": none") == 3


def otherwise(text):
    """Return a text set by another printer: other quotes, dashes, spaces and lines; capital letters."""
    text = text.translate(str.maketrans("“”‘’", "\"\"''")).replace("—", " - ").replace("-", "–")
    lines = [re.sub(r"(.{40}\S*) ", r"\1\n", line) for line in text.split("\n")]
    return "\r\n".join(lines).replace(" said", "  SAID")


def test_a_copy_set_otherwise_has_the_same_words(tab, data, files):
    """And its quotes, cue words and sentences are found all the same, as in the file itself."""
    for name, key, text in files:
        tab.reload()
        answer = brought(tab, (name, otherwise(text).encode()))
        assert "Differ: these paragraphs have other words: none\nMissing: none" in answer, answer
        assert "capitals or spaces: none" not in answer
        own, other = (tab.evaluate(PLACES, [name, t]) for t in (text, otherwise(text)))
        for kind in ("sentences", "quotes", "cues"):
            a, b = ([plain_words(span) for p in found for span in p[kind]] for found in (own, other))
            assert a == b, (key, kind)


def test_sentences_and_quotes_are_cut_where_the_tables_say(tab, data, files):
    """Offsets of the tables count code points of the file; the page counts words: both cut the same."""
    for name, key, text in files:
        found = tab.evaluate(PLACES, [name, text])
        for table, kind in ((data.sentences, "sentences"), (data.quotes, "quotes")):
            rows = table[table["article"] == key]
            wanted = [text[a:b] for a, b in zip(rows["start"], rows["end"], strict=True)]
            assert [span for p in found for span in p[kind]] == wanted


def test_what_differs_and_what_is_missing_is_named(tab, files):
    """A word changed in a paragraph of several sentences, one of a single sentence replaced, one cut out."""
    name, _, text = next(file for file in files if file[1] == "rfa-2005")
    rows = {int(p.paragraph): text[p.start : p.end] for p in PROJECT.rows("paragraphs")
            if p.article == "rfa-2005" and p.part == "body"}  # fmt: skip
    several = next(n for n, words in rows.items() if re.search(r"\. [A-Z]", words))
    gone = next(n for n in rows if n > several + 1)
    other = rows[several].replace(" the ", " another ", 1)
    changed = text.replace(rows[several], other).replace(rows[gone], "")
    answer = brought(tab, (name, changed.encode()))
    assert re.search(rf"Differ: [^\n]*: {several}\n", answer), answer
    assert f"Missing: {gone}" in answer


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "a.txt: is empty; choose the file with the article."),
        (b" \n\n", "a.txt: has no words; choose the file with the article."),
        (b"\x89PNG\0\0\0\rIHDR", "a.txt: is not text; save the article as plain text (UTF-8)."),
        ("Der Bürgermeister ging.".encode("latin-1"), "a.txt: is not UTF-8; save it as plain text in UTF-8."),
        (b"word " * 300_000,
         "a.txt: is larger than 300 kB, and no article is; choose the file of the article alone."),
        (b"The mayor of Oz left. It rained all day in Kansas.\n" * 5000,
         "a.txt: has no paragraph of the articles; is it one of them, in English?"),
    ],
    ids=["empty", "blank", "binary", "latin-1", "huge", "wrong"],
)  # fmt: skip
def test_a_file_that_cannot_be_used_gets_one_clear_line(tab, content, line):
    assert told(tab, "a.txt", content) == line
    assert tab.locator("#own-checked h3, #own-code form").count() == 0


def test_a_mixed_file_says_of_what(tab, files):
    (_, _, one), (_, _, two) = files[0], files[1]
    line = told(tab, "both.txt", f"{one}\n\n{two}")
    assert line.startswith("both.txt: a mixed file, with ")
    assert line.count("paragraphs of") == 2


def test_a_text_can_be_dropped(tab, files):
    name, _, text = files[0]
    tab.evaluate(
        """([name, text]) => { const data = new DataTransfer(); data.items.add(new File([text], name));
        document.getElementById('own-form').dispatchEvent(
            new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true})); }""",
        [name, text],
    )
    tab.wait_for_selector("#own-checked h3")
    assert name in tab.inner_text("#own-checked .br-own-told")


def test_the_text_stands_beside_the_codings(tab, data, files):
    """A row for each sentence, its quotes and cue words marked, its codings and its speaker beside it."""
    name, key, text = next(file for file in files if file[1] == "rfa-2005")
    brought(tab, (name, text.encode()))
    tab.get_by_text("Read RFA 2005 beside the codings").press("Enter")
    tab.wait_for_selector(".br-own-row")
    shown = tab.inner_text("#own-checked details")
    codings = data.codings[data.codings["article"] == key]
    assert tab.locator(".br-own-row").count() == len(codings)
    assert tab.locator("p.br-own-given").count() == (codings["speaker"] != "none").sum()
    quotes = data.quotes[(data.quotes["article"] == key) & (data.quotes["kind"] == "speech")]
    spoken = "".join(text[q.start : q.end] for q in quotes.itertuples())
    underlined = "".join(tab.locator(".br-own-row .br-own-speech").all_inner_texts())
    assert underlined.replace(" ", "") == spoken.replace(" ", "")
    marked = tab.locator(".br-own-row .br-own-cue").all_inner_texts()
    places = data.cue_places[data.cue_places["article"] == key].drop_duplicates(["paragraph", "first_word"])
    assert len(marked) == len(places)
    assert "Voice direct: Han Guangsheng" in re.sub(r"\s+", " ", shown)


def tab_to(tab, selector):
    """Press the tab key until what ``selector`` says has the focus."""
    for _ in range(120):
        if tab.evaluate("s => document.activeElement.matches(s)", selector):
            return
        tab.keyboard.press("Tab")
    raise AssertionError(selector)


def paste(tab, text):
    """Paste a text and have it checked, by keyboard alone."""
    tab_to(tab, "#own-pasted")
    tab.keyboard.insert_text(text)
    tab_to(tab, "#own-form button")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#own-code form")


def code(tab, frame):
    """Code the sentence shown, by keyboard alone: one frame, the narrator's voice."""
    tab_to(tab, f"[name={frame}]")
    tab.keyboard.press("Space")
    tab_to(tab, "[name=voice]")
    tab.keyboard.type("the art")
    tab_to(tab, "[name=note]")
    tab.keyboard.type('so "it" seems, here')
    tab.keyboard.press("Enter")


def test_ten_sentences_by_keyboard_then_again_and_out_as_a_sheet(tab, data, files, tmp_path, capsys):
    """Coded, left, taken up again, exported, read by the command; page and command agree on agreement."""
    every = "\n\n".join(text for _, _, text in files)
    paste(tab, every)
    assert "0 of 60" in tab.inner_text("#own-code [role=status]")
    assert tab.evaluate("() => localStorage.length") == 0
    tab_to(tab, ".br-own-main")
    tab.keyboard.press("Enter")
    assert tab.inner_text(".br-own-wrong") == "Choose a voice."
    for number in range(6):
        code(tab, "persecution" if number % 2 else "power")
    tab.reload()
    assert "6 of 60 sentences are coded. Bring your copy again" in tab.inner_text("#own-code [role=status]")
    paste(tab, every)
    for number in range(6):
        code(tab, "persecution" if number % 2 else "abroad")
    assert "12 of 60" in tab.inner_text("#own-code [role=status]")
    kept = tab.evaluate("() => JSON.stringify(localStorage)")
    assert not any(sentence in kept for sentence in every.split(". ") if len(sentence) > 20)
    with tab.expect_download() as download:
        tab_to(tab, "#own-code .br-own-desk + p button")
        tab.keyboard.press("Enter")
    sheet = tmp_path / "my_sheet.csv"
    download.value.save_as(sheet)
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8"))))
    assert len(rows) == 60
    assert sum(row["note"] == 'so "it" seems, here' for row in rows) == 12
    assert cli.main(["agreement", str(sheet)]) == 0
    out = capsys.readouterr().out
    assert "12 of 153 sentences coded" in out
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    page = tab.locator("#own-compared table").first.locator("tbody tr").all_inner_texts()
    lines = re.findall(r"^(\w+) +(-|-?\d\.\d\d)  .*? (\d+)$", out.split("Confusion")[0], re.MULTILINE)
    assert len(page) == len(lines)
    for row, (_, alpha, differing) in zip(page, lines, strict=True):
        _, shown, *_, unlike = row.split("\t")
        assert (shown.replace("–", "-").replace("−", "-"), unlike) == (alpha, differing)
    assert {alpha == "-" for _, alpha, _ in lines} == {True, False}


def test_what_a_finding_would_be_with_other_codings(tab, data, files):
    """The page's shares, ours beside a reader's, are those of the chapter with his codings in their place."""
    brought(tab, *((name, text.encode()) for name, _, text in files))
    for _ in range(3):
        tab.check("[name=law]")
        tab.select_option("[name=voice]", "narrator")
        tab.click(".br-own-main")
    tab.click("text=Compare with ours")
    kept = json.loads(tab.evaluate("() => localStorage.getItem('br-codings')"))["codings"]
    codings = data.codings.copy()
    for key, coding in kept.items():
        article, place = key.split(" ")
        at = (codings["article"] == article) & (
            codings["paragraph"].astype(str) + "." + codings["sentence"].astype(str) == place
        )
        for frame in data.frames["frame"]:
            codings.loc[at, frame] = int(coding[frame])
    theirs = SimpleNamespace(
        sentences=data.sentences, codings=codings, frames=data.frames, articles=data.articles
    )
    article = next(iter(kept)).split(" ")[0]
    both = [framing.by_article(d).set_index("article").loc[article] for d in (data, theirs)]
    rows = tab.locator("#own-compared table").nth(1).locator("tbody tr").all_inner_texts()
    shown = [[cell.split(" ")[0] for cell in row.split("\t")[1:3]] for row in rows]
    wanted = [[f"{100 * a:.0f}", f"{100 * b:.0f}"] for a, b in zip(*(f["share"] for f in both), strict=True)]
    assert shown == wanted
    assert any(a != b for a, b in shown)


def test_a_coder_is_not_told_whose_text_it_is(tab, data, files):
    """With the box ticked, no outlet, no label, no title of an article; the sheet never has an outlet."""
    tab.check("#own-hidden")
    answer = brought(tab, *((name, text.encode()) for name, _, text in files))
    for word in [*data.articles["label"], *data.articles["title"].replace("", "epochtimes")]:
        assert word not in answer
    tab.select_option("#own-code select", "all")
    hand = tab.evaluate(
        """async texts => { const own = breakingRanksCopy; const matches = [];
        for (const text of texts) matches.push(await own.matching.match('', text, own.data));
        return [...own.coding.atHand(own.check.gather(matches, own.data), own.data).values()]; }""",
        [text for *_, text in files],
    )
    assert len(hand) == len(data.sentences)
    forms = {form for a in own_copy.content(data)["articles"] for form in a["signs"]}
    assert [t for t in hand if any(re.search(rf"\b{re.escape(form)}\b", t) for form in forms)] == []
    assert tab.inner_text(".br-own-sentence h3").startswith("Text A, sentence ")


def test_codings_are_cleared(tab, files):
    name, _, text = files[0]
    brought(tab, (name, text.encode()))
    tab.select_option("[name=voice]", "narrator")
    tab.click(".br-own-main")
    assert tab.evaluate("() => Object.keys(localStorage)") == ["br-codings"]
    tab.once("dialog", lambda dialog: dialog.accept())
    tab.click("text=Clear my codings")
    assert tab.evaluate("() => localStorage.length") == 0
    assert tab.inner_text("#own-code [role=status]").startswith("0 of")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_while_the_page_is_used(browser, address, files, axe, mode):
    """Text laid open, sheet and comparison shown; and on a phone nothing is cut off."""
    context = browser.new_context(viewport=DESK, color_scheme=mode)
    tab = context.new_page()
    tab.goto(f"{address}/{PAGE}.html")  # axe reads the style sheet, which it may not from a folder
    brought(tab, *((name, text.encode()) for name, _, text in files[:2]))
    for _ in range(2):
        tab.select_option("[name=voice]", "narrator")
        tab.click(".br-own-main")
    tab.click("text=Compare with ours")
    tab.evaluate("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })")
    tab.wait_for_selector(".br-own-row")  # what a fold holds is made when it opens
    assert find_faults(tab, axe) == []
    tab.set_viewport_size({"width": 360, "height": 700})
    tab.evaluate("() => document.body.style.setProperty('overflow-x', 'visible')")
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= 360
    context.close()


def test_the_page_alone_loads_its_scripts_and_stays_light(site, pages):
    scripts = [site / "_static" / "own-copy" / name for name in SCRIPTS]
    assert {path.name for path in SOURCES.glob("*.js")} == set(SCRIPTS) - {"data.js"}
    assert all(len(path.read_text(encoding="utf-8").splitlines()) < 200 for path in scripts)
    having = [p for p in pages if "own-copy/" in (site / p).read_text(encoding="utf-8")]
    assert having == [f"{PAGE}.html"]
    loaded = [site / f"{PAGE}.html", site / "_static" / "own-copy" / "own-copy.css", *scripts,
              *(site / "_static" / f"breaking-ranks.{kind}" for kind in ("css", "js"))]  # fmt: skip
    weights = {path.name: len(gzip.compress(path.read_bytes())) for path in loaded}
    assert weights.pop("data.js") < 30_000
    assert sum(weights.values()) < 120_000, weights
