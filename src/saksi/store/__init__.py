"""Records kept: pages, articles, records, failures."""
