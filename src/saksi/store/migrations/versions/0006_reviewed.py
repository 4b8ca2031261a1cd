"""What reviewers looked at, and the order in which findings wait for them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """The new columns are filled from the records when all migrations are done."""
    op.add_column("entities", sa.Column("review", sa.Text(), nullable=True))
    op.add_column("events", sa.Column("review", sa.Text(), nullable=True))
    op.create_index(op.f("ix_events_confidence"), "events", ["confidence"], unique=False)
    op.add_column("statements", sa.Column("review", sa.Text(), nullable=True))
    op.create_index(op.f("ix_statements_confidence"), "statements", ["confidence"], unique=False)
