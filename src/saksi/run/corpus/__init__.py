"""Corpora of any size: sources cut into shards, read within bounds, resumed exactly."""

from saksi.run.corpus.layout import Account, Layout, Manifest, Marker, Shard
from saksi.run.corpus.options import Limits, Options
from saksi.run.corpus.runs import (
    Summary,
    finish_corpus,
    retry_corpus,
    run_corpus,
    summarise_run,
)

__all__ = [
    "Account",
    "Layout",
    "Limits",
    "Manifest",
    "Marker",
    "Options",
    "Shard",
    "Summary",
    "finish_corpus",
    "retry_corpus",
    "run_corpus",
    "summarise_run",
]
