"""Start the kernels of a build so that they talk through sockets of this machine alone."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from sphinx.application import Sphinx

NAME = "breaking-ranks-local"


def use_local_sockets() -> None:
    """Have every kernel of this process started by ``LocalSockets``, where there are such sockets."""
    if os.name == "posix":
        KernelProvisionerFactory.instance().default_provisioner_name = NAME


def setup(app: Sphinx) -> dict[str, Any]:
    """Have the kernels of a build started so."""
    use_local_sockets()
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class LocalSockets(LocalProvisioner):
    """Starts a kernel as Jupyter does, but over IPC: over TCP it warns that it is not encrypted.

    Jupyter takes this setting from the program that starts a kernel, and Sphinx is none that hands it on.
    """

    folder: str = ""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Give the kernel a folder for its sockets, whose short name fits the system's limit."""
        manager: Any = self.parent
        self.folder = self.folder or tempfile.mkdtemp(prefix="kernel-")
        manager.transport, manager.ip = "ipc", str(Path(self.folder) / "socket")
        return await super().pre_launch(**kwargs)

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the folder when the kernel has gone for good."""
        await super().cleanup(restart)
        if not restart:
            shutil.rmtree(self.folder, ignore_errors=True)
