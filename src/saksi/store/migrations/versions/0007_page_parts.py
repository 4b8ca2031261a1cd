"""Articles on several pages: which pages belong to which first one."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """One table more; nothing that was kept changes."""
    op.create_table(
        "page_parts",
        sa.Column("first", sa.String(length=64), nullable=False),
        sa.Column("part", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("first", "part", name=op.f("pk_page_parts")),
    )
    op.create_index(op.f("ix_page_parts_part"), "page_parts", ["part"], unique=False)
