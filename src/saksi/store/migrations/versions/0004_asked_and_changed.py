"""What is asked by name, place and day, and what happens to articles: changes, versions, reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
REMAKES = True  # from the records: the new columns are filled

# Every article that is there counts as put, in the order it was kept.
CHANGES = (
    "INSERT INTO changes (sequence, id, kind, at) SELECT number, id, 'put', read_at FROM articles"
)


def upgrade() -> None:
    """The new columns are filled from the records afterwards."""
    op.create_table(
        "changes",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=6), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_changes")),
        sa.UniqueConstraint("id", name=op.f("uq_changes_id")),
    )
    op.create_table(
        "name_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "key", name=op.f("pk_name_words")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_name_words_key"), "name_words", ["key"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("op", sa.String(length=8), nullable=False),
        sa.Column("kind", sa.String(length=9), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reviews")),
    )
    op.create_table(
        "watchlists",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("filters", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_watchlists")),
    )
    op.create_table(
        "review_targets",
        sa.Column("review", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("matched", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["review"],
            ["reviews.number"],
            name=op.f("fk_review_targets_review"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("review", "position", name=op.f("pk_review_targets")),
    )
    op.create_index(op.f("ix_review_targets_article"), "review_targets", ["article"], unique=False)
    op.create_table(
        "versions",
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("record_sha256", sa.String(length=64), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("page_sha256", sa.String(length=64), nullable=False),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("read_at", sa.String(length=20), nullable=False),
        sa.Column("saksi", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.number"], name=op.f("fk_versions_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "number", name=op.f("pk_versions")),
    )
    op.create_index(op.f("ix_versions_page_sha256"), "versions", ["page_sha256"], unique=False)
    op.add_column("articles", sa.Column("outlet_key", sa.Text(), nullable=True))
    op.add_column(
        "articles", sa.Column("at", sa.String(length=31), server_default="", nullable=False)
    )
    op.create_index(op.f("ix_articles_at_number"), "articles", ["at", "number"], unique=False)
    op.create_index(op.f("ix_articles_outlet_key"), "articles", ["outlet_key"], unique=False)
    op.create_index(op.f("ix_articles_url"), "articles", ["url"], unique=False)
    op.add_column("entities", sa.Column("key", sa.Text(), nullable=True))
    op.create_index(op.f("ix_entities_key"), "entities", ["key"], unique=False)
    op.add_column("event_parties", sa.Column("key", sa.Text(), nullable=True))
    op.add_column(
        "event_parties",
        sa.Column("at_day", sa.String(length=10), server_default="", nullable=False),
    )
    op.drop_index(op.f("ix_event_parties_country_side"), table_name="event_parties")
    op.create_index(
        op.f("ix_event_parties_country_side_at_day_article_event"),
        "event_parties",
        ["country", "side", "at_day", "article", "event"],
        unique=False,
    )
    op.create_index(
        op.f("ix_event_parties_key_side_at_day_article_event"),
        "event_parties",
        ["key", "side", "at_day", "article", "event"],
        unique=False,
    )
    op.add_column("events", sa.Column("end_day", sa.Text(), nullable=True))
    op.add_column("events", sa.Column("place_key", sa.Text(), nullable=True))
    op.add_column("events", sa.Column("place_country", sa.Text(), nullable=True))
    op.add_column(
        "events", sa.Column("at_day", sa.String(length=10), server_default="", nullable=False)
    )
    op.create_index(
        op.f("ix_events_at_day_article_position"),
        "events",
        ["at_day", "article", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_events_place_country_at_day_article_position"),
        "events",
        ["place_country", "at_day", "article", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_events_place_key_at_day_article_position"),
        "events",
        ["place_key", "at_day", "article", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_events_status_at_day_article_position"),
        "events",
        ["status", "at_day", "article", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_events_type_at_day_article_position"),
        "events",
        ["type", "at_day", "article", "position"],
        unique=False,
    )
    op.add_column("records", sa.Column("corrected", sa.Text(), nullable=True))
    op.add_column("statements", sa.Column("speaker_key", sa.Text(), nullable=True))
    op.add_column(
        "statements", sa.Column("at_day", sa.String(length=10), server_default="", nullable=False)
    )
    op.drop_index(op.f("ix_statements_stance"), table_name="statements")
    op.create_index(
        op.f("ix_statements_at_day_article_position"),
        "statements",
        ["at_day", "article", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_statements_speaker_country_at_day_article_position"),
        "statements",
        ["speaker_country", "at_day", "article", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_statements_speaker_key_at_day_article_position"),
        "statements",
        ["speaker_key", "at_day", "article", "position"],
        unique=False,
    )
    op.create_index(
        op.f("ix_statements_stance_at_day_article_position"),
        "statements",
        ["stance", "at_day", "article", "position"],
        unique=False,
    )
    op.execute(CHANGES)
