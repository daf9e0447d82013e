"""ZIP files that depend on what is in them alone."""

import io
import time
import zipfile
from collections.abc import Iterable


def zipped(files: Iterable[tuple[str, bytes]], seconds: int) -> bytes:
    """Return ``files`` (name inside and content) as a ZIP.

    Order, rights and time (``seconds`` since 1970) do not depend on the machine, so the same files
    give the same bytes.
    """
    when = time.gmtime(seconds)[:6]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, inside in sorted(files):
            entry = zipfile.ZipInfo(name, when)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # as made on Unix, wherever it is made
            archive.writestr(entry, inside, zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()
