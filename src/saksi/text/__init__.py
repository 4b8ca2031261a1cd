"""From an article to sentences and tokens."""
