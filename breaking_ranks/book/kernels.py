"""Start the kernels of a build: forked from one warm process, over sockets of this machine alone."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from sphinx.application import Sphinx

NAME = "breaking-ranks-local"
# as Jupyter's own launcher, without the working folder: nothing that lies there may hide a package
_PROGRAM = "import sys; sys.path.remove(''); from breaking_ranks.book import nursery; nursery.main()"
_LAUNCHER = ["-m", "ipykernel_launcher"]


class Forked:
    """A kernel forked by the nursery, with what Jupyter asks of a process."""

    stdin = stdout = stderr = None

    def __init__(self, own: socket.socket, request: dict[str, Any]) -> None:
        """Hand the ``request`` to the new kernel over its ``own`` socket and wait for its number."""
        self._own = own
        number = b""
        with contextlib.suppress(ConnectionError):
            own.sendall(f"{json.dumps(request)}\n".encode())
            number = own.recv(20)
        if not number:
            own.close()
            raise RuntimeError("the process that forks the kernels has ended; what it printed says why")
        self.pid = int(number)

    def poll(self) -> int | None:
        """Return ``None`` while the kernel lives, then 0: what it ended with, only the nursery knows."""
        if self._own.fileno() < 0:
            return 0
        try:
            return 0 if not self._own.recv(1, socket.MSG_DONTWAIT) else None
        except BlockingIOError:
            return None
        except ConnectionError:
            return 0

    def wait(self) -> int:
        """Wait until the kernel has ended."""
        if self._own.fileno() >= 0:
            self._own.recv(1)
            self._own.close()
        return 0

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel, if it lives."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


class Nursery:
    """The process of ``nursery``. It ends when this object is closed, or with the process that made it."""

    def __init__(self, python: list[str], env: dict[str, str]) -> None:
        """Start it with the command ``python``, as the kernels are, and with their environment."""
        self._requests, theirs = socket.socketpair()
        command = [*python, "-c", _PROGRAM]
        alone = {"OPENBLAS_NUM_THREADS": "1", **env}  # a pool of threads would not outlive a fork
        with theirs:
            self.process = subprocess.Popen(command, stdin=theirs.fileno(), env=alone, start_new_session=True)

    def fork(self, arguments: list[str], env: dict[str, str], cwd: str) -> Forked:
        """Return a new kernel. ``RuntimeError`` if the nursery has ended."""
        own, theirs = socket.socketpair()
        with theirs, contextlib.suppress(BrokenPipeError):  # the kernel's silence tells it
            socket.send_fds(self._requests, [b"."], [theirs.fileno()])
        return Forked(own, {"arguments": arguments, "env": env, "cwd": cwd})

    def close(self) -> None:
        """End it and every kernel that is left."""
        self._requests.close()
        self.process.wait()


_nurseries: dict[tuple[str, ...], Nursery] = {}


def use_local_sockets() -> None:
    """Have every kernel of this process started by ``LocalSockets``, where there are such sockets."""
    if os.name == "posix":
        KernelProvisionerFactory.instance().default_provisioner_name = NAME


def close_nurseries() -> None:
    """End the processes that kernels were forked from; the next kernel starts a new one."""
    while _nurseries:
        _nurseries.popitem()[1].close()


def _close(app: Sphinx, exception: Exception | None) -> None:
    close_nurseries()


def setup(app: Sphinx) -> dict[str, Any]:
    """Have the kernels of a build started so."""
    use_local_sockets()
    app.connect("build-finished", _close)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class LocalSockets(LocalProvisioner):
    """Starts a kernel as Jupyter does, but forked, and over IPC: over TCP it warns that it is not encrypted.

    Jupyter takes this setting from the program that starts a kernel, and Sphinx is none that hands it on.
    """

    folder: str = ""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Give the kernel a folder for its sockets, whose short name fits the system's limit."""
        manager: Any = self.parent
        self.folder = self.folder or tempfile.mkdtemp(prefix="kernel-")
        manager.transport, manager.ip = "ipc", str(Path(self.folder) / "socket")
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel of IPython; start any other as Jupyter does."""
        if cmd[1:3] != _LAUNCHER:
            return await super().launch_kernel(cmd, **kwargs)
        env, self.cwd = kwargs["env"], kwargs.get("cwd") or os.getcwd()
        python = (cmd[0],)
        if python not in _nurseries:
            _nurseries[python] = Nursery([*python], env)
        forked: Any = _nurseries[python].fork(cmd[3:], env, str(self.cwd))
        self.process, self.pid, self.pgid = forked, forked.pid, forked.pid
        return self.connection_info

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the folder when the kernel has gone for good."""
        await super().cleanup(restart)
        if not restart:
            shutil.rmtree(self.folder, ignore_errors=True)
