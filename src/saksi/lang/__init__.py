"""What a language supplies; each language is a folder."""
