"""Acts across New Year are found by themselves, and the parties of merged events by name."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ACROSS = sa.text("substr(day, 1, 4) < substr(end_day, 1, 4)")


def upgrade() -> None:
    """Two indices more."""
    op.create_index(
        "ix_events_across_years",
        "events",
        ["end_day"],
        unique=False,
        sqlite_where=ACROSS,
        postgresql_where=ACROSS,
    )
    op.create_index(
        op.f("ix_merged_parties_name_begin"), "merged_parties", ["name", "begin"], unique=False
    )
