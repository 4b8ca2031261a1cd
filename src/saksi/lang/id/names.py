"""Indonesian names: countries, offices, bodies, and the words that tell names."""

from saksi.find.entities.loading import load_names
from saksi.lang.id.lexicon import words
from saksi.lang.id.tables import common_words, countries, places
from saksi.lang.tables import given_names, officials, organizations, rulers

NAMES = load_names(
    "id",
    words("names"),
    countries(),
    places(),
    organizations(),
    officials(),
    rulers(),
    common_words(),
    given_names(),
    words("cues"),
)
