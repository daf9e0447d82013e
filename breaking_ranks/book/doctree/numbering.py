"""The numbers of figures and tables, the same in both editions and in the words of ``numfig_format``."""

from docutils import nodes
from sphinx.environment import BuildEnvironment


def kind(env: BuildEnvironment, node: nodes.Element) -> str:
    """Return what Sphinx counts ``node`` among, ``figure`` or ``table``; empty for any other node."""
    return env.get_domain("std").get_enumerable_node_type(node) or ""


def number(env: BuildEnvironment, docname: str, node: nodes.Element) -> str:
    """Return how a figure or table of a document is cited, such as ``Figure 3``; empty without a number."""
    counted = kind(env, node)
    numbers = env.toc_fignumbers.get(docname, {}).get(counted, {})
    found = next((numbers[name] for name in node["ids"] if name in numbers), None)
    return env.config.numfig_format[counted] % ".".join(map(str, found)) if found else ""
