"""One key for all names of a state or of a body between states."""

from alembic import op
from sqlalchemy import bindparam, text

from saksi.store.aliases import changed_keys, words_of_key

revision = "0010"
down_revision = "0009"

COLUMNS = (
    ("entities", "key"),
    ("event_parties", "key"),
    ("statements", "speaker_key"),
    ("events", "place_key"),
)


def upgrade() -> None:
    """Rows of the names that have another key now; each is found by an index."""
    connection, changed = op.get_bind(), changed_keys()
    old_ones = text("SELECT DISTINCT key FROM name_words WHERE key IN :names")
    old_ones = old_ones.bindparams(bindparam("names", expanding=True))
    here = sorted(connection.scalars(old_ones, {"names": list(changed)}))
    for old in here:
        for table, column in COLUMNS:
            moved = f"UPDATE {table} SET {column} = :new WHERE {column} = :old"  # noqa: S608
            connection.execute(text(moved), {"new": changed[old], "old": old})
    for key in {*here, *(changed[old] for old in here)}:
        connection.execute(text("DELETE FROM name_words WHERE key = :key"), {"key": key})
    for key in sorted({changed[old] for old in here}):
        for word in sorted(words_of_key(key)):
            row = {"word": word, "key": key}
            connection.execute(text("INSERT INTO name_words (word, key) VALUES (:word, :key)"), row)
