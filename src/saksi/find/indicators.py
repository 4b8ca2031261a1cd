"""Readings of a market ticker: name, value, change and percentage as decimal strings."""

from saksi.records import Article, Indicator


def find_indicators(text: str, article: Article) -> tuple[Indicator, ...]:
    """The ticker readings on the page, in order, spans covering name to last figure."""
    return ()
