"""The kernels of a build: forked from one process, each alone, and none left behind."""

import os
import signal
import subprocess
import sys
import time
from ast import literal_eval
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from breaking_ranks.book import kernels

pytestmark = pytest.mark.skipif(os.name != "posix", reason="nothing is forked there")
STARTED = """
from breaking_ranks.book import kernels
from jupyter_client.manager import start_new_kernel
kernels.use_local_sockets()
manager, client = start_new_kernel()
[nursery] = kernels._nurseries.values()
print([nursery.process.pid, manager.provisioner.pid], flush=True)
input()
"""
OPTIONS = r"re.findall('currently: (.*)]', pd.describe_option(_print_desc=False))"


@pytest.fixture
def forking(monkeypatch):
    """Kernels are started as in a build, and the processes end with the test."""
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", factory.default_provisioner_name)
    kernels.use_local_sockets()
    yield
    kernels.close_nurseries()


@pytest.fixture
def kernel():
    """Return a way to start a kernel; all are shut down after the test."""
    started = []

    def start(**settings):
        started.append(start_new_kernel(**settings))
        return started[-1]

    yield start
    for manager, client in started:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def said(client, expression):
    """Return the value of an ``expression`` in a kernel."""
    reply = client.execute_interactive(
        "", user_expressions={"said": expression}, timeout=60, store_history=False
    )
    return literal_eval(reply["content"]["user_expressions"]["said"]["data"]["text/plain"])


def ended(pid):
    """Say whether a process has ended within ten seconds; a zombie has, but was not taken leave of."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_a_kernel_talks_through_sockets_of_the_machine_and_leaves_nothing(forking):
    """Jupyter warns of any kernel that listens on a port."""
    manager, client = start_new_kernel()
    folder = Path(manager.ip).parent
    try:
        assert manager.transport == "ipc"
        assert list(folder.glob("socket-*"))
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    assert not folder.exists()


def test_a_chapter_sees_nothing_of_another(forking, kernel, tmp_path):
    """Neither its names nor what it did to a package; each has its own folder and environment."""
    _, one = kernel(cwd=str(tmp_path), env={**os.environ, "WHOSE": "one"})
    one.execute_interactive("import os, sys, altair; mine = 1; altair.mine = 1; os.environ['MINE'] = '1'")
    _, two = kernel(env={**os.environ, "WHOSE": "two"})
    two.execute_interactive("import os, sys, altair")
    assert len(kernels._nurseries) == 1
    assert said(one, "('mine' in globals(), hasattr(altair, 'mine'), os.environ['WHOSE'])") == (
        True,
        True,
        "one",
    )
    assert said(two, "('mine' in globals(), hasattr(altair, 'mine'), os.environ['WHOSE'])") == (
        False,
        False,
        "two",
    )
    assert said(two, "'MINE' in os.environ") is False
    assert said(one, "os.getcwd()") == str(tmp_path)
    assert said(two, "os.getcwd()") == os.getcwd()


def test_a_forked_kernel_finds_what_another_finds(forking, kernel, monkeypatch):
    """The same settings of pandas, path of modules and packages, or a chapter would put out other things."""
    _, forked = kernel()
    monkeypatch.setattr(KernelProvisionerFactory.instance(), "default_provisioner_name", "local-provisioner")
    _, other = kernel()
    for client in (forked, other):
        client.execute_interactive("import re, sys, pandas as pd, altair as alt")
    for expression in (OPTIONS, "sys.path", "sys.flags", "alt.data_transformers.active"):
        assert said(forked, f"str({expression})") == said(other, f"str({expression})")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not tell its threads")
def test_no_thread_runs_where_kernels_are_forked(forking, kernel):
    """A lock that a thread holds at a fork would never be opened."""
    kernel()
    [nursery] = kernels._nurseries.values()
    assert len(list(Path(f"/proc/{nursery.process.pid}/task").iterdir())) == 1


def test_a_kernel_that_breaks_down_is_known_to_be_gone_and_taken_leave_of(forking, kernel):
    manager, client = kernel()
    pid = manager.provisioner.pid
    assert manager.is_alive()
    client.execute("import os; os._exit(3)")
    assert ended(pid)
    assert not manager.is_alive()


def test_closing_ends_the_kernels_that_are_left(forking, kernel):
    manager, _ = kernel()
    [nursery] = kernels._nurseries.values()
    kernels.close_nurseries()
    assert ended(manager.provisioner.pid)
    assert nursery.process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_outlives_a_build_that_is_ended(number):
    """The system itself takes leave of what a killed build leaves."""
    build = subprocess.Popen(
        [sys.executable, "-c", STARTED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with build:
        left = literal_eval(build.stdout.readline())
        os.kill(build.pid, number)
    assert [pid for pid in left if not ended(pid)] == []


def test_a_nursery_that_cannot_start_is_told(forking, kernel, monkeypatch):
    monkeypatch.setattr(kernels, "_PROGRAM", "import breaking_ranks.nothing")
    with pytest.raises(RuntimeError, match="has ended"):
        kernel()
