"""The forms in which a cue stands to its speaker and to what is said, one module for each."""
