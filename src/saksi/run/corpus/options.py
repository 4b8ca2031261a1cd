"""What a run may be told: what changes its records, and the bounds of one page."""

from typing import Literal, TypeAlias

from msgspec import Struct

Stages: TypeAlias = Literal["all", "page"]
Output: TypeAlias = Literal["jsonl.gz", "jsonl", "parquet"]
Dedupe: TypeAlias = Literal["no", "mark", "drop"]


class Options(Struct, frozen=True):
    """What a run's output depends on; it stays the same for as long as the run is resumed.

    `stages`: all of them, or the page alone. `shard`: about how many entries a shard has.
    """

    stages: Stages = "all"
    output: Output = "jsonl.gz"
    dedupe: Dedupe = "no"
    shard: int = 500


class Limits(Struct, frozen=True):
    """What one page may take: seconds of a processor, and megabytes above what an idle reader has."""

    seconds: int = 60
    memory: int = 2000
