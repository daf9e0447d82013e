"""Other programs can read what is written for them, and it says what the tables say; no article leaks."""

import hashlib
import io
import json
import os
import re
import subprocess
import zipfile
from collections import Counter
from itertools import count
from xml.etree import ElementTree as ET

import pytest
from conftest import PROJECT, ROOT, lacking
from lxml import etree
from pyld import jsonld

from breaking_ranks import cli
from breaking_ranks.exchange import codes, codings, files, refi_project, web_annotation
from breaking_ranks.exchange.codings import PASSES, SETTLED
from breaking_ranks.store import raw
from breaking_ranks.text.plain import fingerprint

SECONDS = 1_700_000_000
SCHEMA = ROOT / "tests" / "schemas" / "refi_qda_project.xsd"
OPENER = ROOT / ".venv" / "qda" / "bin" / "python"
QDC, QDPX = {"q": "urn:QDA-XML:codebook:1.0"}, {"q": refi_project.NAMESPACE}
SENTENCE = ["article", "paragraph", "sentence"]

# What the W3C's context says of the terms that are used here; what it leads to is checked against theirs.
TERMS = {
    "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "id": "@id", "type": "@type",
    "Annotation": "oa:Annotation", "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage", "FragmentSelector": "oa:FragmentSelector",
    "SpecificResource": "oa:SpecificResource", "TextualBody": "oa:TextualBody",
    "Software": "as:Application", "classifying": "oa:classifying",
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "scope": {"@id": "oa:hasScope", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "conformsTo": {"@id": "dcterms:conformsTo", "@type": "@id"}, "value": "rdf:value",
    "format": "dc:format", "language": "dc:language", "name": "foaf:name", "label": "rdfs:label",
    "creator": {"@id": "dcterms:creator", "@type": "@id"},
    "rights": {"@id": "dcterms:rights", "@type": "@id"},
    "total": "as:totalItems", "startIndex": "as:startIndex", "first": {"@id": "as:first", "@type": "@id"},
    "last": {"@id": "as:last", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
}  # fmt: skip
VALIDATE = """const validate = require(process.argv[1]);
const items = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(items.filter(item => !validate(item)).map(item => item.id)))"""
OPEN = """import json, os, sys
from qualitative_coding.refi_qda.reader import REFIQDAReader
reader = REFIQDAReader(sys.argv[1])
reader.unpack_project(os.getcwd())
with reader.corpus.session():
    given = [[code, coder] for code, coder, _ in reader.corpus.get_coded_documents()]
    texts = [document.file_path for document in reader.corpus.get_documents()]
print("found", json.dumps({"given": given, "texts": texts}))"""


@pytest.fixture(scope="module")
def codebook(data):
    return ET.fromstring(files.contents(data)[files.CODEBOOK])


@pytest.fixture(scope="module")
def packed(data, article_texts):
    """The project with all coders, as bytes."""
    return refi_project.project(data, article_texts, [SETTLED, *PASSES], SECONDS)


@pytest.fixture(scope="module")
def project(packed):
    """What is inside the project: the tree of its XML, and its texts by the name of their file."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    return ET.fromstring(inside.pop("project.qde")), inside


@pytest.fixture(scope="module")
def collection(data):
    return json.loads(files.contents(data)[files.ANNOTATIONS])


def named(codebook, names):
    """Return the description of each code by its name."""
    return {
        code.get("name"): code.findtext("q:Description", "", names)
        for code in codebook.iter(f"{{{names['q']}}}Code")
    }


def schema_problems(text):
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    schema.validate(etree.fromstring(text))
    return [str(error) for error in schema.error_log]


def test_codebook_has_every_frame_and_value_with_its_definition(data, codebook):
    found = named(codebook, QDC)
    for row in data.frames.itertuples():
        assert all(
            part in found[row.label] for part in (row.definition, row.include, row.exclude, row.example)
        )
    definitions = data.variables.set_index(["sheet", "variable"])
    for row in data.values.itertuples():
        variable = definitions.loc[(row.sheet, row.variable)]
        fitting = [
            name for name, told in found.items()
            if name.startswith(variable["label"]) and name.endswith(f": {row.label}")
            and told.startswith(f"Value {row.value} of {row.variable}. ") and variable["definition"] in told
        ]  # fmt: skip
        assert len(fitting) == 1, row
    for name in data.speakers["name"]:
        assert f"Speaker: {name}" in found


def test_names_and_identifiers_of_codes_are_used_once(codebook):
    """Programs know a code by its name, and a sheet or a variable as well."""
    elements = list(codebook.iter(f"{{{QDC['q']}}}Code"))
    for attribute in ("name", "guid"):
        assert Counter(e.get(attribute) for e in elements).most_common(1)[0][1] == 1


def test_codebook_fits_the_schema(codebook):
    """The codebook of a project is the codebook that is exchanged alone, under another namespace."""
    text = ET.tostring(codebook, encoding="unicode").replace(QDC["q"], QDPX["q"])
    text = re.sub(r' origin="[^"]*"', "", text)
    assert schema_problems(f'<Project xmlns="{QDPX["q"]}" name="x">{text}</Project>') == []
    assert schema_problems(f'<Project xmlns="{QDPX["q"]}">{text}</Project>'), "the schema has its say"


def test_project_fits_the_schema(project):
    tree, _ = project
    assert schema_problems(ET.tostring(tree)) == []


def test_project_has_every_coding_at_its_place(data, project):
    """Cut out of the text by its offsets, each sentence has the hash that the table has of it."""
    tree, texts = project
    hashes = {tuple(r[k] for k in SENTENCE): r["sha256"] for r in data.sentences.to_dict("records")}
    labels = data.articles.set_index("label")["article"]
    users = {user.get("guid"): user.get("name") for user in tree.iterfind("q:Users/q:User", QDPX)}
    seen = Counter()
    for source in tree.iterfind("q:Sources/q:TextSource", QDPX):
        text = texts[source.get("plainTextPath").replace("internal://", "sources/")].decode("utf-8")
        for selection in source.iterfind("q:PlainTextSelection", QDPX):
            place = map(int, selection.get("name").split("."))
            start, end = (int(selection.get(f"{side}Position")) for side in ("start", "end"))
            key = (labels[source.get("name")], *place)
            assert fingerprint(text[start:end]) == hashes[key]
            seen[users[selection.get("creatingUser")], key] += 1
    assert set(seen) == {(coder.name, key) for coder in (SETTLED, *PASSES) for key in hashes}
    assert set(seen.values()) == {1}


@pytest.mark.parametrize("coder", [SETTLED, *PASSES], ids=lambda coder: coder.key)
def test_the_table_can_be_read_back_from_the_project(data, project, coder):
    """What has no code is no, none or not in the sentence; every other value is there."""
    tree, _ = project
    paths = {code.guid: path for path, code in codes.values(codes.tree(data)).items()}
    variables = data.variables[data.variables["sheet"] == "sentences"].set_index("variable")["values"]
    absent = {v: next(a for a in ("na", "none", "0", "") if a in spec) for v, spec in variables.items()}
    absent |= dict.fromkeys(data.frames["frame"], "0")
    back = []
    for source in tree.iterfind("q:Sources/q:TextSource", QDPX):
        for selection in source.iterfind("q:PlainTextSelection", QDPX):
            if selection.get("creatingUser") == coder.guid:
                given = [ref.get("targetGUID") for ref in selection.iterfind("q:Coding/q:CodeRef", QDPX)]
                row = {path[1]: path[2] for guid in given if (path := paths[guid])[0] == "sentences"}
                back.append(absent | row)
    table = getattr(data, dict(coder.tables)["sentences"])
    assert back == table[list(absent)].astype(str).to_dict("records")


def test_cases_are_the_people_whom_sentences_are_about(data, project):
    tree, _ = project
    about = Counter(key for cell in data.codings["target_person"] for key in cell.split(";"))
    names = data.people.set_index("person")["name"]
    cases = tree.iterfind("q:Cases/q:Case", QDPX)
    assert {case.get("name"): len(case.findall("q:SelectionRef", QDPX)) for case in cases} == {
        names[key]: n for key, n in about.items() if key in names
    }


def test_identifiers_in_the_project_are_used_once_and_lead_somewhere(project):
    tree, _ = project
    own = [element.get("guid") for element in tree.iter() if element.get("guid")]
    assert len(own) == len(set(own))
    assert {e.get("targetGUID") for e in tree.iter() if e.get("targetGUID")} <= set(own)


def test_the_same_tables_and_texts_give_the_same_bytes(data, article_texts, packed):
    again = refi_project.project(data, dict(reversed(article_texts.items())), [SETTLED, *PASSES], SECONDS)
    assert again == packed
    assert files.contents(data) == files.contents(data)


def test_another_program_opens_the_project(data, packed, tmp_path):
    """It reads texts, codes and who gave them. Of the places it keeps but the line."""
    if not OPENER.exists():
        lacking("qualitative-coding ('make .venv/qda/made')")
    (tmp_path / "ranks.qdpx").write_bytes(packed)
    (tmp_path / "opened").mkdir()
    done = subprocess.run(
        [OPENER, "-c", OPEN, tmp_path / "ranks.qdpx"], cwd=tmp_path / "opened",
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONBREAKPOINT": "0"},  # the program left one in
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.rpartition("found")[2])
    assert len(found["texts"]) == len(data.articles)
    assert {tuple(pair) for pair in found["given"]} == {
        (code.name, coder.name)
        for coder in (SETTLED, *PASSES)
        for sentence in codings.coded(data, coder)
        for code in sentence.codes
    }


def test_annotations_fit_the_model_of_the_w3c(collection, checkers):
    items = [{"@context": collection["@context"], **item} for item in collection["first"]["items"]]
    broken = {**items[0], "id": "no address"}
    done = subprocess.run(
        ["node", "-e", VALIDATE, checkers / "validate-web-annotation"],
        input=json.dumps([*items, broken]), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == [broken["id"]]


def test_annotations_are_linked_data(collection, checkers):
    """A processor understands every key, and every term of theirs is one that the W3C defines."""
    vocabulary = (checkers / "@vocabulary" / "oa" / "oa.nq").read_text(encoding="utf-8")

    def local(address, _):
        assert address == web_annotation.CONTEXT, "nothing else is fetched"
        content = {"@context": TERMS}
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": None,
                "document": content}  # fmt: skip

    text = json.dumps(jsonld.expand(collection, {"documentLoader": local}))
    for term in set(re.findall(r"http://www\.w3\.org/ns/oa#\w+", text)):
        assert f"\n<{term}> " in vocabulary, term
    keys = Counter(key for key, _ in pairs(collection))
    assert set(keys) <= {"@context", *TERMS}
    assert text.count("oa#hasBody") == text.count("oa#hasSelector") == collection["total"]
    assert text.count("oa#classifying") == text.count("oa#TextualBody") + collection["total"]


def pairs(node):
    """Yield every key of a JSON document with its value."""
    for key, value in node.items() if isinstance(node, dict) else zip(count(), node, strict=False):
        if isinstance(key, str):
            yield key, value
        if isinstance(value, dict | list):
            yield from pairs(value)


def test_each_annotation_has_the_codes_of_its_sentence(data, collection):
    known = {f"urn:uuid:{code.guid}": code.name for code in codes.values(codes.tree(data)).values()}
    items = collection["first"]["items"]
    assert len(items) == len(data.codings) == collection["total"]
    for item, sentence in zip(items, codings.coded(data, SETTLED), strict=True):
        assert [body["id"] for body in item["body"]] == [f"urn:uuid:{code.guid}" for code in sentence.codes]
        assert all(known[body["id"]] == body["value"] for body in item["body"])


def test_each_annotation_leads_to_its_sentence_in_the_very_file(data, collection, article_texts):
    hashes = iter(data.sentences["sha256"])
    contents = {
        web_annotation.named(row.sha256): (raw.folder(PROJECT) / row.file).read_bytes()
        for row in data.articles.itertuples()
    }
    for item in collection["first"]["items"]:
        content = contents[item["target"]["source"]]
        value = item["target"]["selector"]["value"]
        found = re.fullmatch(r"char=(\d+),(\d+);length=(\d+),UTF-8;md5=([0-9a-f]{32}),UTF-8", value)
        text = content.decode("utf-8")
        assert (int(found[3]), found[4]) == (len(text), hashlib.md5(content).hexdigest())
        assert fingerprint(text[int(found[1]) : int(found[2])]) == next(hashes)
    assert next(hashes, None) is None


def test_what_is_handed_out_quotes_nothing(collection):
    assert "TextQuoteSelector" not in json.dumps(collection)
    assert files.PROJECT not in files.HANDED_OUT


def test_export_writes_each_file_and_says_where(tmp_path, monkeypatch, capsys, data, article_texts):
    monkeypatch.chdir(tmp_path)
    here = ["--project", str(ROOT)]
    for kind, name in files.NAMES.items():
        assert cli.main(["export", kind, *here]) == 0
        assert capsys.readouterr().out.startswith(f"{name}: ")
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(made) == {*files.HANDED_OUT, files.PROJECT}
    assert {name: made[name] for name in files.HANDED_OUT} == files.contents(data)
    assert cli.main(["export", "qdpx", "all.qdpx", "--passes", *here]) == 0
    for name, users in ((files.PROJECT, 1), ("all.qdpx", 3)):
        with zipfile.ZipFile(tmp_path / name) as archive:
            tree = ET.fromstring(archive.read("project.qde"))
        assert len(tree.findall("q:Users/q:User", QDPX)) == users


def test_without_the_articles_there_is_one_line_and_no_project(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("BREAKING_RANKS_RAW", str(tmp_path))
    assert cli.main(["export", "qdpx", str(tmp_path / "x.qdpx")]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "BREAKING_RANKS_RAW" in said.err
    assert list(tmp_path.iterdir()) == []


def test_passes_are_for_the_project_alone(capsys):
    assert cli.main(["export", "qdc", "--passes"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_place_that_cannot_be_written_is_one_line_and_leaves_nothing(tmp_path, capsys):
    place = tmp_path / "folder"
    place.mkdir()
    assert cli.main(["export", "qdc", str(place)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "cannot be written" in said.err
    assert list(tmp_path.iterdir()) == [place]


def test_the_book_hands_out_the_files(site, data):
    """The page on the data leads to them."""
    page = (site / "chapters" / "data.html").read_text(encoding="utf-8")
    for name, content in files.contents(data).items():
        assert f'href="../{files.FOLDER}/{name}" download' in page
        assert (site / files.FOLDER / name).read_bytes() == content
    assert not list(site.rglob("*.qdpx"))
