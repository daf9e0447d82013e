"""The amounts that RFA gives in two currencies."""

from ..store.corpus import Corpus


def implied_rate(data: Corpus) -> float:
    """Return the yuan for a dollar that RFA's two amounts imply (``quantities`` yuan, dollars)."""
    amount = data.quantities.set_index("quantity")["value"]
    return float(amount["embezzled_yuan"] / amount["embezzled_dollars"])
