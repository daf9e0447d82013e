"""What the files of a release are called."""

NAME = "breaking-ranks"
DATA = f"{NAME}-data"


def wheel(version: str) -> str:
    """Return the name of the file that pip installs.

    >>> wheel("1.0")
    'breaking_ranks-1.0-py3-none-any.whl'
    """
    return f"breaking_ranks-{version}-py3-none-any.whl"
