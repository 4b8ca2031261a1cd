"""From bytes to an article with canonical text."""
