"""A sentence that tells another article's act is kept, though no act was read in it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """One table more."""
    op.create_table(
        "linked_mentions",
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("denies", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("act", "article", name=op.f("pk_linked_mentions")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_linked_mentions_article"), "linked_mentions", ["article"])
