"""Turn simple LaTeX formulas into Typst's notation: fractions, roots, indices, Greek, operators."""

import re

from .markup import string

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|[{}^_&]|[A-Za-z]|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
_GREEK = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau
    upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega
"""
_NAMES = {name: name for name in _GREEK.split()} | {
    "cdot": "dot.op", "times": "times", "le": "<=", "leq": "<=", "ge": ">=", "geq": ">=", "ne": "!=",
    "neq": "!=", "approx": "approx", "pm": "plus.minus", "sum": "sum", "prod": "product", "in": "in",
    "infty": "infinity", "ldots": "dots.h", "dots": "dots.h", "log": "log", "ln": "ln", "exp": "exp",
    "min": "min", "max": "max", "left": "", "right": "", "to": "->", "mid": "bar.v", "cup": "union",
    "cap": "inter", "quad": "quad", ",": "thin", ";": "med", "!": "", "%": "%", "&": "\\&", "\\": "\\ ",
    "{": "{", "}": "}", "|": "bar.v.double", "_": "\\_", "#": "\\#", "$": "\\$", " ": "space",
}  # fmt: skip
_ACCENTS = {"bar": "overline", "overline": "overline", "hat": "hat", "tilde": "tilde"}
_WORDS = ("text", "mathrm", "operatorname", "textit")
_PLAIN = re.compile(r"[\s\w.,;:=<>+*!?()\[\]|'-]")


class FormulaError(ValueError):
    """A formula uses a command that has no counterpart here. The message names it."""


def formula(latex: str) -> str:
    """Return the LaTeX formula ``latex`` in Typst's notation. ``FormulaError`` if it is not simple."""
    tokens = _TOKEN.findall(latex.strip())
    parts = []
    while tokens:
        parts.append(_next(tokens))
    return " ".join(" ".join(parts).split())


def _next(tokens: list[str]) -> str:
    if not tokens:
        raise FormulaError("formula: it ends too early")
    token = tokens.pop(0)
    if token == "{":
        return _group(tokens)
    if token in "^_":
        return token + "(" + _next(tokens) + ")"
    if token.startswith("\\"):
        return _command(token[1:], tokens)
    if token == "/":
        return "\\/"
    if token == "&":
        return "&"
    if _PLAIN.fullmatch(token) or token[0].isdigit():
        return token
    raise FormulaError(f"formula: no counterpart for {token!r}")


def _group(tokens: list[str]) -> str:
    parts = []
    while tokens and tokens[0] != "}":
        parts.append(_next(tokens))
    if not tokens:
        raise FormulaError("formula: a brace is not closed")
    tokens.pop(0)
    return " ".join(parts)


def _argument(tokens: list[str]) -> str:
    while tokens and tokens[0].isspace():
        tokens.pop(0)
    return _next(tokens)


def _command(name: str, tokens: list[str]) -> str:
    if name in ("frac", "dfrac", "tfrac"):
        return f"frac({_argument(tokens)}, {_argument(tokens)})"
    if name == "sqrt":
        return f"sqrt({_argument(tokens)})"
    if name in _ACCENTS:
        return f"{_ACCENTS[name]}({_argument(tokens)})"
    if name in ("begin", "end"):
        return _environment(_verbatim(tokens))
    if name in _WORDS:
        return string(_verbatim(tokens))
    if name in _NAMES:
        return _NAMES[name]
    raise FormulaError(f"formula: no counterpart for \\{name}")


def _environment(name: str) -> str:
    """Return nothing for the start or end of aligned lines, which Typst aligns by itself."""
    if name.rstrip("*") not in ("align", "aligned", "gather", "gathered", "split", "equation"):
        raise FormulaError(f"formula: no counterpart for the environment {name}")
    return ""


def _verbatim(tokens: list[str]) -> str:
    if not tokens or tokens.pop(0) != "{" or "}" not in tokens:
        raise FormulaError("formula: a word needs braces")
    end = tokens.index("}")
    words, tokens[: end + 1] = tokens[:end], []
    return "".join(words)
