"""What articles tell together: copies, merged events, contradictions, stories."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
REMAKES = True  # from the records: articles are linked


def upgrade() -> None:
    """From the first release; the tables are filled from the records afterwards."""
    op.create_table(
        "contradictions",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contradictions")),
    )
    op.create_index(op.f("ix_contradictions_day_id"), "contradictions", ["day", "id"], unique=False)
    op.create_table(
        "copies",
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_copies")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_copies_b"), "copies", ["b"], unique=False)
    op.create_table(
        "linked_answers",
        sa.Column("denial", sa.String(length=16), nullable=False),
        sa.Column("told", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("denial", "told", name=op.f("pk_linked_answers")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_linked_answers_told"), "linked_answers", ["told"], unique=False)
    op.create_table(
        "merged_events",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("begin", sa.String(length=10), nullable=False),
        sa.Column("end", sa.String(length=10), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merged_events")),
    )
    op.create_index(
        op.f("ix_merged_events_begin_id"), "merged_events", ["begin", "id"], unique=False
    )
    op.create_index(
        op.f("ix_merged_events_type_begin"), "merged_events", ["type", "begin"], unique=False
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first_day", sa.String(length=10), nullable=False),
        sa.Column("last_day", sa.String(length=10), nullable=False),
        sa.Column("central", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_stories_last_day_id"), "stories", ["last_day", "id"], unique=False)
    op.create_table(
        "contradiction_events",
        sa.Column("contradiction", sa.String(length=24), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["contradiction"],
            ["contradictions.id"],
            name=op.f("fk_contradiction_events_contradiction"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("contradiction", "event", name=op.f("pk_contradiction_events")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_contradiction_events_event"), "contradiction_events", ["event"], unique=False
    )
    op.create_table(
        "merged_parties",
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("begin", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"],
            ["merged_events.id"],
            name=op.f("fk_merged_parties_event"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event", "side", "key", name=op.f("pk_merged_parties")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_merged_parties_country_begin"),
        "merged_parties",
        ["country", "begin"],
        unique=False,
    )
    op.create_index(
        op.f("ix_merged_parties_key_begin"), "merged_parties", ["key", "begin"], unique=False
    )
    op.create_table(
        "linked_act_tokens",
        sa.Column("token", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["articles.number"],
            name=op.f("fk_linked_act_tokens_article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token", "day", "act", name=op.f("pk_linked_act_tokens")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_linked_act_tokens_article"), "linked_act_tokens", ["article"], unique=False
    )
    op.create_table(
        "linked_acts",
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("parent", sa.String(length=16), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("tree", sa.String(length=16), nullable=False),
        sa.Column("merged", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(
            ["article"],
            ["articles.number"],
            name=op.f("fk_linked_acts_article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_linked_acts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_linked_acts_article"), "linked_acts", ["article"], unique=False)
    op.create_index(op.f("ix_linked_acts_merged"), "linked_acts", ["merged"], unique=False)
    op.create_index(op.f("ix_linked_acts_parent"), "linked_acts", ["parent"], unique=False)
    op.create_index(op.f("ix_linked_acts_tree"), "linked_acts", ["tree"], unique=False)
    op.create_table(
        "linked_articles",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("likeness", sa.Float(), nullable=True),
        sa.Column("card", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["articles.number"],
            name=op.f("fk_linked_articles_article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_linked_articles")),
        sa.UniqueConstraint("id", name=op.f("uq_linked_articles_id")),
    )
    op.create_index(op.f("ix_linked_articles_parent"), "linked_articles", ["parent"], unique=False)
    op.create_index(op.f("ix_linked_articles_story"), "linked_articles", ["story"], unique=False)
    op.create_table(
        "linked_tokens",
        sa.Column("token", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"],
            ["articles.number"],
            name=op.f("fk_linked_tokens_article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token", "day", "article", name=op.f("pk_linked_tokens")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_linked_tokens_article"), "linked_tokens", ["article"], unique=False)
