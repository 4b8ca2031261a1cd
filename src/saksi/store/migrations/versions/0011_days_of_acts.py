"""Articles are found by the days of their acts from one index."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """One index for another that it begins with."""
    op.drop_index(op.f("ix_events_day"), table_name="events", if_exists=True)
    columns = ["day", "end_day", "article"]
    op.create_index(
        op.f("ix_events_day_end_day_article"), "events", columns, unique=False, if_not_exists=True
    )
