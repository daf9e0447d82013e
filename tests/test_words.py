"""The words that readers meet keep to the list of ``CONTRIBUTING.md``; each has its reason there."""

import json
import re
from collections.abc import Iterator

import pytest
from conftest import PROJECT, ROOT

CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
LINK = re.compile(r"\]\([^)]*\)|https?://\S+")
CAPTION = re.compile(r"(?:caption|alt|title)=(\s*(?:f?\"[^\"]*\"\s*)+)")
NOT = {
    "a sentence that begins with Of": re.compile(
        r"(?:^|[.:;!?]\s+|\*\*\s?|^\d\. |^- )Of (?!course)", re.MULTILINE
    ),
    "stand in": re.compile(r"\bst(?:and|ands|ood) in\b(?! for)"),
    "go back to": re.compile(r"\b(?:go|goes|went|going) back to\b", re.IGNORECASE),
    "has it": re.compile(r"\b(?:has|have|had) it(?: that)?\b[.,;]?"),
    "vouch": re.compile(r"\bvouch", re.IGNORECASE),
    "without a name": re.compile(r"\bwithout a name\b"),
    "good or bad light": re.compile(r"\bin a (?:good|bad) light\b"),
    "furniture": re.compile(r"(?<!\*)\bfurniture\b", re.IGNORECASE),
    "save that": re.compile(r"\bsave that\b"),
    "American spelling": re.compile(r"\b(?:labor|favor|favorable|behavior|color|center)s?\b"),
    "a heading of a template": re.compile(
        r"^#+ (?:The question|The data|What was found|What could be wrong|What follows)$", re.MULTILINE
    ),
}


def prose() -> Iterator[tuple[str, str]]:
    """Yield what readers meet, each text with where it is: prose, captions, front pages, labels."""
    for path in sorted((ROOT / "chapters").rglob("*.md")):
        yield path.name, path.read_text(encoding="utf-8").partition("\n# ")[2]
    for path in sorted((ROOT / "chapters").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                yield path.name, source
            else:
                yield from ((path.name, text) for text in CAPTION.findall(source))
    yield "README.md", (ROOT / "README.md").read_text(encoding="utf-8").replace("## What was found\n", "")
    yield from labels()


def labels() -> Iterator[tuple[str, str]]:
    """Yield the names of values, categories and columns, and what the descriptor says of tables."""
    for table, column in (("values", "label"), ("categories", "label"), ("columns", "title")):
        yield from ((table, str(text)) for text in PROJECT.load(table)[column])
    for resource in PROJECT.package["resources"]:
        yield resource["name"], f"{resource['title']}. {resource['description']}"
        yield from (
            (f"{resource['name']}.{field['name']}", field["title"]) for field in resource["schema"]["fields"]
        )


def found(text: str, words: re.Pattern[str]) -> list[str]:
    """Return the places of ``words`` in ``text``, code and addresses left out."""
    shown = LINK.sub("]", CODE.sub("` `", text))
    return [shown[max(0, m.start() - 30) : m.end() + 30] for m in words.finditer(shown)]


@pytest.mark.parametrize("what", NOT)
def test_no_word_of_the_list_meets_a_reader(what):
    lost = [f"{place}: …{hit}…" for place, text in prose() for hit in found(text, NOT[what])]
    assert not lost, "\n".join(lost)


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a sentence that begins with Of", "Few do. Of the claims, eight are shared."),
        ("a sentence that begins with Of", "Of the claims, eight are shared."),
        ("stand in", "Eight stand in both."), ("go back to", "Most go back to Han."),
        ("has it", "as RFA has it."),
        ("vouch", "It is vouched for."), ("without a name", "sources without a name"),
        ("good or bad light", "shown in a bad light"), ("furniture", "Page furniture"),
        ("save that", "alike, save that two differ"), ("American spelling", "labor camps"),
        ("a heading of a template", "## What follows"),
    ],
)  # fmt: skip
def test_each_would_be_found(what, text):
    assert found(text, NOT[what])


def test_code_and_addresses_are_no_prose():
    assert not found("`labor_camps` and [a page](https://example.org/labor)", NOT["American spelling"])


def test_the_list_is_in_the_guide():
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "## Words" in guide
    assert all(word in guide for word in ("begins with *Of*", "goes back to", "vouch", "save that", "labor"))
