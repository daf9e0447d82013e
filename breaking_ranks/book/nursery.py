"""A process that has imported what every chapter needs, and forks a kernel from itself for each of them.

A kernel takes two seconds to import pandas, Altair and the package; a fork has them at once. It shares
nothing that a chapter makes: it is born before any cell has run. ``kernels`` starts this module as a program
whose standard input is a socket. A request over it is one end of a socket of the new kernel's own, over which
the kernel hears how to start and tells its number; that one closes when the kernel has ended. No thread may
run before a fork, so what is imported here must start none.
"""

import gc
import json
import os
import signal
import socket
import sys
from typing import Any

# they are imported for the kernels, which find them there
import ipykernel.ipkernel
import ipykernel.kernelapp
import myst_nb
import pandas as pd

import breaking_ranks.analysis
import breaking_ranks.book
import breaking_ranks.cases

__all__ = ["breaking_ranks", "ipykernel", "myst_nb"]

# what pandas chooses when it is imported in a kernel, so that a chapter prints the same
pd.set_option("display.max_columns", 20, "display.encoding", "UTF-8")

_children: set[int] = set()


def serve() -> socket.socket | None:
    """Fork whenever asked, until the one who asks is gone; return the kernel's own socket in the fork.

    ``None`` is for the nursery itself, when all is over and every kernel has ended.
    """
    signal.signal(signal.SIGCHLD, _reap)
    gc.freeze()  # a collection would write to every page that the forks share
    with socket.socket(fileno=os.dup(0)) as requests:
        while handed := socket.recv_fds(requests, 1, 1)[1]:
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
            child = os.fork()
            if not child:
                return socket.socket(fileno=handed[0])
            _children.add(child)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
            os.close(handed[0])
    _end_all()
    return None


def _reap(*_: Any) -> None:
    """Take leave of the kernels that have ended, so that none stays as a zombie."""
    for child in list(_children):
        if os.waitpid(child, os.WNOHANG)[0]:
            _children.discard(child)


def _end_all() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    for child in _children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def become_kernel(own: socket.socket) -> None:
    """Run the kernel that the request over the socket of its ``own`` describes, to its end."""
    nursery = os.getppid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
    os.setsid()  # so that a signal reaches the kernel and what it started, and no other
    own.set_inheritable(False)
    with own, own.makefile(encoding="utf-8") as line:
        request = json.loads(line.readline())
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.chdir(request["cwd"])
        os.environ.clear()
        os.environ.update(request["env"])
        sys.argv = ["ipykernel_launcher", *request["arguments"], f"--IPKernelApp.parent_handle={nursery}"]
        own.sendall(str(os.getpid()).encode())
        ipykernel.kernelapp.launch_new_instance()


def main() -> None:
    """Serve; each fork returns here as well, and ends here when its kernel does."""
    own = serve()
    if own:
        become_kernel(own)
