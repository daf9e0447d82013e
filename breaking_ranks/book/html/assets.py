"""The style sheet and the scripts that all pages load, and the templates that they are made from."""

import base64
import re
import shutil
from importlib import metadata
from pathlib import Path
from typing import Any

import vl_convert
from sphinx.application import Sphinx
from sphinx.config import Config

from .. import opened
from ..look.palette import Palette

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE.parent / "look" / "fonts"
STATIC = HERE / "static"

HAN = "breaking-ranks-han.css"
_CHINESE = re.compile(r"[\u2e80-\u9fff]")
_UNUSED = [
    "scripts", "styles", "vendor", "locales", "images", "*webpack-macros.html", "*.png",
    "basic.css", "pygments.css", "mystnb.*.css", "doctools.js", "documentation_options.js",
    "language_data.js", "searchtools.js", "sphinx_highlight.js",
]  # fmt: skip


def write_assets(folder: Path, palette: Palette) -> None:
    """Write style sheet, with the colours of ``palette``, and scripts into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "breaking-ranks.css").write_text(
        palette.stylesheet() + style("breaking-ranks.css"), encoding="utf-8"
    )
    (folder / HAN).write_text(style(HAN), encoding="utf-8")
    for place in STATIC.iterdir():
        if place.is_file() and place.suffix != ".css":
            shutil.copyfile(place, folder / place.name)
    made_by, version = folder.with_suffix(".vl-convert"), metadata.version("vl-convert-python")
    if not ((folder / "vega.js").exists() and made_by.exists() and made_by.read_text() == version):
        (folder / "vega.js").write_text(vega(), encoding="utf-8")
        made_by.write_text(version)


def style(sheet: str) -> str:
    """Return a hand-made style sheet with the fonts it names written into it."""
    text = (STATIC / sheet).read_text(encoding="utf-8")
    return re.sub(r"url\(([\w-]+\.woff2)\)", lambda found: f"url({font_as_data(found[1])})", text)


def needs_han(text: str) -> bool:
    """Say whether ``text`` has a Chinese character that the style sheet of every page lacks."""
    everywhere = (FONTS / "RanksHan-Names.txt").read_text(encoding="utf-8")
    return bool(set(_CHINESE.findall(text)) - set(everywhere))


def font_as_data(file: str) -> str:
    """Return a font of the browser as an address that holds it."""
    return f"data:font/woff2;base64,{base64.b64encode((FONTS / file).read_bytes()).decode('ascii')}"


def vega() -> str:
    """Return Vega, Vega-Lite and Vega-Embed as one script that leaves only its three names behind."""
    bundle = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # its stub forgets the default
    return f'(function(){{"use strict";{bundle}}})();\n'


def prune(statics: Path) -> None:
    """Take out of the built book's ``statics`` what the stock theme copies and no page loads."""
    for found in [path for pattern in _UNUSED for path in statics.glob(pattern)]:
        shutil.rmtree(found) if found.is_dir() else found.unlink()


def _take_templates(app: Sphinx, config: Config) -> None:
    config.templates_path.insert(0, str(TEMPLATES))


def made(app: Sphinx) -> Path:
    """Return the folder of what a build makes for ``_static``."""
    return Path(app.doctreedir).parent / "breaking_ranks"


def _add_static(app: Sphinx) -> None:
    """Make the style sheet and the scripts of the site, and let Sphinx copy them."""
    write_assets(made(app), Palette(opened.corpus(app).colours))
    app.config.html_static_path.append(str(made(app)))


def _prune(app: Sphinx, exception: Exception | None) -> None:
    if app.builder.format == "html" and not exception:
        prune(Path(app.outdir) / "_static")


def setup(app: Sphinx) -> dict[str, Any]:
    """Give the pages our templates, style sheet and scripts, and nothing of the theme's."""
    app.add_css_file("breaking-ranks.css")
    for name in ("breaking-ranks.js", "breaking-ranks-marks.js"):
        app.add_js_file(name)
    app.connect("config-inited", _take_templates)
    app.connect("builder-inited", _add_static)
    app.connect("build-finished", _prune, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
