"""The kernels of a build are started by the book's own provisioner."""

import os
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from breaking_ranks.book import kernels


@pytest.mark.skipif(os.name != "posix", reason="there are no such sockets")
def test_a_kernel_talks_through_sockets_of_the_machine_and_leaves_nothing(monkeypatch):
    """Jupyter warns of any kernel that listens on a port."""
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", factory.default_provisioner_name)
    kernels.use_local_sockets()
    manager, client = start_new_kernel()
    folder = Path(manager.ip).parent
    try:
        assert manager.transport == "ipc"
        assert list(folder.glob("socket-*"))
    finally:
        client.stop_channels()
        manager.shutdown_kernel()
    assert not folder.exists()
