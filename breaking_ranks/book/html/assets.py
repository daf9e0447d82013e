"""What all pages of the book share: style sheet, scripts, content security, cleaned markup."""

import base64
import html
import re
import shutil
from pathlib import Path

import vl_convert

from . import theme

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
STATIC = HERE / "static"

SECURITY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self' data:; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)

_UNUSED = [
    "scripts", "styles", "vendor", "locales", "images", "*webpack-macros.html", "*.png",
    "basic.css", "pygments.css", "mystnb.*.css",
]  # fmt: skip

_CLEANED = [
    # a block in a summary is not valid; its name must be what is seen
    (r'<summary aria-label="Toggle hidden content">\s*', "<summary>"),
    (r'<p class="(collapsed|expanded) admonition-title">(.*?)</p>\s*', r'<span class="\1">\2</span>'),
    # the same title on every link tells nobody where it leads
    (r'(<a class="headerlink" href="#([^"]+)") title="[^"]*"', r'\1 aria-label="Link to \2"'),
    # a heading's role without its level
    (r' aria-level="2"| role="heading"', ""),
    # roles that ask for children or parents which the bibliography lacks
    (r' role="(list"(?= class="citation)|doc-biblioentry")', ""),
    # a line must not end inside "n = 5"
    (r"\b([nrz]) = (?=(?:<span[^>]*>)?[\d\u2212])", "\\1\u00a0=\u00a0"),
    # scoped styles of pandas: the policy above forbids them
    (r"<style scoped>.*?</style>", ""),
]


def write_assets(folder: Path) -> None:
    """Write style sheet and scripts into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "breaking-ranks.css").write_text(theme.stylesheet() + style(), encoding="utf-8")
    for name in ("breaking-ranks.js", "breaking-ranks.svg"):
        shutil.copyfile(STATIC / name, folder / name)
    (folder / "vega.js").write_text(vega(), encoding="utf-8")


def style() -> str:
    """Return the hand-made style sheet with the fonts it names written into it."""
    text = (STATIC / "breaking-ranks.css").read_text(encoding="utf-8")
    return re.sub(r"url\(([\w-]+\.woff2)\)", lambda found: f"url({_data(FONTS / found[1])})", text)


def _data(font: Path) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(font.read_bytes()).decode('ascii')}"


def vega() -> str:
    """Return Vega, Vega-Lite and Vega-Embed as one script that leaves only its three names behind."""
    bundle = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # its stub forgets the default
    return f'(function(){{"use strict";{bundle}}})();\n'


def prune(statics: Path) -> None:
    """Take out of the built book's ``statics`` what the stock theme copies and no page loads."""
    for found in [path for pattern in _UNUSED for path in statics.glob(pattern)]:
        shutil.rmtree(found) if found.is_dir() else found.unlink()


def clean(body: str) -> str:
    """Return the HTML of a page with what the stock writers get wrong put right."""
    for pattern, replacement in _CLEANED:
        body = re.sub(pattern, replacement, body, flags=re.DOTALL)
    return body


def doorway(target: str, title: str, language: str) -> str:
    """Return a page that sends the reader on to ``target``."""
    there, name = html.escape(target), html.escape(title)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{name}</title>\n"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="refresh" content="0; url={there}">\n<link rel="canonical" href="{there}">\n'
        f'</head>\n<body>\n<main><h1>{name}</h1><p><a href="{there}">Open the book</a></p></main>\n'
        "</body>\n</html>\n"
    )
