"""Make a project of six invented articles: what a person would do by hand, by simple rules.

``begin`` lays out the tables that come before the text is read, ``code`` fills the sheets once the sentences
are known. The definition of the tables, the variables and the words for their values are the book's.
``pages`` lays out the book: the general chapters, and a page for each article and each official.
"""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import yaml

import breaking_ranks
from breaking_ranks import Project
from breaking_ranks.coding.sheets import CODED, columns
from breaking_ranks.store import tables
from breaking_ranks.store.project import DESCRIPTOR

HERE = Path(__file__).parent
GENERAL = Path(breaking_ranks.__file__).parent / "book" / "general"
KEYS = ["article", "paragraph", "sentence"]
MEASURED = ["measurements", "yardstick"]  # of the instruments, not of the articles
WORDS = ["categories", "columns", "values", "variables"]
SAID = {  # what the book calls what it is about
    "tone_state": "Tone toward the state", "tone_victims": "Tone toward people harmed",
    "tone_host": "Tone toward the other country",
}  # fmt: skip
VALUES = {"state": "The state", "practitioners": "People held"}
TITLES = {
    "articles": "Articles", "claims": "Claims", "institutions": "Institutions",
    "claim_units_1": "Claims found", "claim_units_2": "Claims found", "outside_facts": "Outside facts",
    "paragraphs": "Lines of the files", "sentences": "Sentences",
}  # fmt: skip
FOREIGN = ("chinese_government", "chinese_official")


def begin(home: Path, book: Project) -> None:
    """Write the project into ``home``: articles, definition, tables; those that have no row yet, empty."""
    shutil.copytree(HERE / "articles", home / "data" / "raw")
    (home / "data" / DESCRIPTOR).write_text(_descriptor(book), encoding="utf-8")
    project = Project(home / "data")
    for name in project.names():
        if name not in CODED:
            project.write(name, _first(project, book, name))
    heads = {name: [*columns(project), *(["target_person"] if name == "codings" else [])] for name in CODED}
    for name, head in heads.items():
        head.sort(key="note".__eq__)
        project.path(name).write_text(",".join(head) + "\n", encoding="utf-8")


def _descriptor(book: Project) -> str:
    """Return the book's descriptor with the tables that tell of its corpus named anew."""
    package = json.loads((book.folder / DESCRIPTOR).read_text(encoding="utf-8"))
    package |= {"title": "Leavers: data", "description": "What was coded from invented articles."}
    for resource in package["resources"]:
        if name := TITLES.get(resource["name"]):
            resource |= {"title": name, "description": f"{name}."}
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _first(project: Project, book: Project, name: str) -> list[dict[str, Any]]:
    written = HERE / "coded" / f"{name}.csv"
    if written.exists():
        rows = tables.read(written, project.fields(name)).to_dict("records")
    else:
        rows = book.load(name).to_dict("records") if name in (*MEASURED, *WORDS) else []
    return [_own(name, row, project.folder / "raw") for row in rows if row.get("key") not in FOREIGN]


def _own(name: str, row: dict[str, Any], articles: Path) -> dict[str, Any]:
    """Return a row in the words of this corpus."""
    if name == "articles":
        return row | {"sha256": hashlib.sha256((articles / row["file"]).read_bytes()).hexdigest()}
    if name == "values":
        return row | {"label": VALUES.get(row["value"], row["label"])}
    if name == "variables":
        label = SAID.get(row["variable"], row["label"])
        return row | {"label": label, "definition": f"{label}: coded as its values say."}
    return row


def code(home: Path) -> None:
    """Fill every sheet: a frame is where a cue word is, and the passes differ in every seventh sentence."""
    project = Project(home / "data")
    read = tables.read(HERE / "coded" / "reading.csv", [*_fields(project)]).to_dict("records")
    one = [_coded(project, row) for row in _with_hash(project, read)]
    two = [row | {"cost": 1 - row["cost"], "voice": _other(row)} if n % 7 == 3 else row
           for n, row in enumerate(one)]  # fmt: skip
    for name, rows in zip(CODED, (one, two, one), strict=True):
        project.write(name, rows)
    spoken = [s for row in read for s in _mentions(row)]
    for pair in (("sources", read), ("spoken_of", spoken), ("events", project.load("events"))):
        _write_passes(project, *pair)
    for name, rows in (("sources", read), ("spoken_of", spoken)):
        project.write(name, rows)
    rule = {"rule": "S01", "variable": "cost, voice", "text": "The first pass holds."}
    project.write("settlement_rules", [rule])
    settled = [_settled(*pair) for pair in zip(one, two, strict=True) if pair[0] != pair[1]]
    project.write("settlements", settled)


def _fields(project: Project) -> Any:
    head = (HERE / "coded" / "reading.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    return ({"name": n, "type": "integer" if n in KEYS[1:] else "string"} for n in head)


def _with_hash(project: Project, read: list[dict[str, Any]]) -> Any:
    """Yield each reading with the hash of its sentence and its frames."""
    hashes = project.load("sentences").set_index(KEYS)["sha256"]
    cued = project.load("cues").groupby(KEYS)["frame"].agg(set).to_dict()
    for row in read:
        key = tuple(row[k] for k in KEYS)
        yield {**row, "sha256": hashes[key], "frames": cued.get(key, set())}


def _coded(project: Project, row: dict[str, Any]) -> dict[str, Any]:
    """Return the row of a sheet: functions, roles and tones follow from the frames."""
    rows, found = project.load("frames"), row.pop("frames")
    served = set(rows[rows["frame"].isin(found)]["function"])
    harm, about = bool(found & {"persecution", "cruelty", "corruption"}), row["about"]
    return {
        **row, **{frame: int(frame in found) for frame in rows["frame"]},
        **{name: int(name in served) for name in ("problem", "cause", "moral", "remedy")},
        "villain": "state" if harm else "none", "victim": "public" if harm else "none",
        "hero": "official" if "conscience" in found and about else "none",
        "tone_official": row["tone"] or "na", "tone_state": "-1" if harm else "na",
        "tone_victims": "1" if harm else "na", "tone_host": "0" if "abroad" in found else "na",
        "target_person": about or "none",
    }  # fmt: skip


def _other(row: dict[str, Any]) -> str:
    return {"indirect": "mixed", "mixed": "indirect"}.get(row["voice"], row["voice"])


def _mentions(row: dict[str, Any]) -> Any:
    for person in filter(None, row["about"].split(";")):
        hands = "0" if row["source"] == "none" else "1"
        yield {**{k: row[k] for k in KEYS}, "source": row["source"], "person": person,
               "tone": row["tone"], "hands": hands}  # fmt: skip


def _write_passes(project: Project, name: str, rows: Any) -> None:
    listed = rows if isinstance(rows, list) else rows.to_dict("records")
    for number in (1, 2):
        said = [row | {"official_is": row.get("about") or "none", "note": ""} for row in listed]
        project.write(f"{name}_{number}", [said[n] | _change(name, n, number) for n in range(len(said))])


def _change(name: str, n: int, number: int) -> dict[str, str]:
    """Return what the second pass says otherwise."""
    changed = {"sources": {"attribution": "carried"}, "spoken_of": {"tone": "0"}, "events": {"news": "news"}}
    return changed[name] if number == 2 and n % 5 == 0 else {}


def _settled(one: dict[str, Any], two: dict[str, Any]) -> dict[str, Any]:
    said = {"pass_1": one["cost"], "pass_2": two["cost"], "settled": one["cost"]}
    return {**{k: one[k] for k in KEYS}, "variable": "cost", **said, "rule": "S01", "reason": "By the rule."}


def pages(home: Path) -> None:
    """Lay out the book: the general chapters, a page for each article and official, what is cited."""
    shutil.copytree(GENERAL, home, dirs_exist_ok=True)
    project = Project(home / "data")
    articles = [(a.article, a.label) for a in project.rows("articles")]
    officials = [(p.person, p.name) for p in project.rows("people") if p.career == "yes"]
    parts = [
        {"caption": f"{kind} by {kind}", "chapters": [{"file": _page(home, kind, *one)} for one in ones]}
        for kind, ones in (("article", articles), ("person", officials))
    ]
    toc = yaml.safe_load((home / "_toc.yml").read_text(encoding="utf-8"))
    toc["parts"] += parts
    (home / "_toc.yml").write_text(yaml.safe_dump(toc, sort_keys=False), encoding="utf-8")
    cited = {a.cited: a.label for a in project.rows("articles")}
    entries = [
        f"@misc{{{key}, author = {{{{Somebody}}}}, title = {{{label}}}}}" for key, label in cited.items()
    ]
    (home / "references.bib").write_text("\n".join(entries) + "\n", encoding="utf-8")


def _page(home: Path, kind: str, key: str, title: str) -> str:
    """Write the page of an article or an official, and return its name in the contents."""
    name, label = f"chapters/{kind}-{key}", f"{kind}-{key.replace('_', '-')}"
    matter = f"---\ndescription: What is told.\nkeywords: {title}\n---\n"
    text = f"{matter}({label})=\n# {title}\n\n```{{{kind}-entry}} {key}\n```\n"
    (home / f"{name}.md").write_text(text, encoding="utf-8")
    return name
