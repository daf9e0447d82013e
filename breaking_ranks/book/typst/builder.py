"""The Sphinx builder ``typst``: the whole book as one Typst file and one PDF."""

import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.util import logging

from .compiling import CompileError, compile_book
from .contents import Document, Part, contents
from .edition import edition, timestamp
from .index import index
from .labels import Labels
from .markup import block, escape, string
from .writer import TypstTranslator

logger = logging.getLogger(__name__)
TEMPLATE, PIECES = "template.typ", "pieces.typ"


class TypstBuilder(Builder):
    """Writes ``<project>.typ`` and ``<project>.pdf``, named after the project of the configuration."""

    name = "typst"
    format = "typst"
    epilog = "The PDF is in %(outdir)s."
    default_translator_class = TypstTranslator

    def init(self) -> None:
        """Say which images Typst can take."""
        self.supported_image_types = ["image/svg+xml", "image/png", "image/jpeg", "image/gif"]

    def get_outdated_docs(self) -> str:
        """Return that the book is always made whole."""
        return "the whole book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document, which ``Labels.of_uri`` understands."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a document, the same from everywhere in the book."""
        return self.get_target_uri(to, typ)

    def write(self, *_: object) -> None:
        """Write the source of the book, then the PDF. ``SphinxError`` if Typst refuses the source."""
        out = Path(self.outdir)
        stem = nodes.make_id(self.config.project) or "book"
        source, target = out / f"{stem}.typ", out / f"{stem}.pdf"
        text = self.book()
        self._copy_files(out)
        source.write_text(text, encoding="utf-8", newline="\n")
        logger.info("compiling %s", target.name)
        try:
            compile_book(
                source, target, timestamp(self.config), lambda message: logger.warning("typst: %s", message)
            )
        except CompileError as error:
            raise SphinxError(f"Typst refuses {source.name}: {error}") from error

    def book(self) -> str:
        """Return the Typst source of the whole book."""
        order = list(contents(self.env, self.config.root_doc))
        doctrees = {c.docname: self._resolved(c.docname) for c in order if isinstance(c, Document)}
        labels = Labels()
        for docname, doctree in doctrees.items():
            labels.add(docname, doctree)
        options = "".join(f"  {key}: {value},\n" for key, value in edition(self.config).items())
        head = f"#import {string(TEMPLATE)}: *\n#show: book.with(\n{options})\n\n"
        return head + "".join(self._pieces(order, doctrees, labels)) + index(self, labels)

    def _pieces(
        self, order: list[Part | Document], doctrees: dict[str, nodes.document], labels: Labels
    ) -> Iterator[str]:
        for number, entry in enumerate(order):
            if isinstance(entry, Part):
                yield f"#part(<part-{number}>){block(escape(entry.title))};\n\n"
            else:
                writer = self.create_translator(doctrees[entry.docname], self)
                writer.opens_part = number > 0 and isinstance(order[number - 1], Part)
                yield writer.write(entry.docname, labels, entry.level, entry.nested)

    def _resolved(self, docname: str) -> nodes.document:
        doctree = self.env.get_doctree(docname)
        self.env.apply_post_transforms(doctree, docname)
        self.post_process_images(doctree)
        return doctree

    def _copy_files(self, out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        for name in (TEMPLATE, PIECES):
            (out / name).write_bytes((resources.files(__package__) / name).read_bytes())
        for place, name in self.images.items():
            (out / "images").mkdir(exist_ok=True)
            shutil.copyfile(Path(self.srcdir) / place, out / "images" / name)
