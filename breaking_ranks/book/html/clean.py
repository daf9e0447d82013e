"""Put right what the stock writers get wrong in a page."""

import re

from ..outputs.number import MINUS

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
    (rf"\b([nrz]) = (?=(?:<span[^>]*>)?[\d{MINUS}])", "\\1\u00a0=\u00a0"),
    # scoped styles of pandas: the policy above forbids them
    (r"<style scoped>.*?</style>", ""),
]


def clean(body: str) -> str:
    """Return the HTML of a page with what the stock writers get wrong put right."""
    for pattern, replacement in _CLEANED:
        body = re.sub(pattern, replacement, body, flags=re.DOTALL)
    return body
