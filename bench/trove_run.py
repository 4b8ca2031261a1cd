"""A corpus read through datatrove's executors on this machine, for checks that they agree."""

import os
import sys
import time
from pathlib import Path
from typing import Any

from saksi.run.corpus import Options, finish_corpus
from saksi.run.corpus.options import Stages
from saksi.run.trove import corpus_pipeline, finish_pipeline, plan_corpus
from tools.slurm_cluster import PARTITION, await_jobs, cancel_jobs, running_slurm

TASKS = 3
PATIENCE = 3600.0  # seconds for the jobs of a run


def run_on_trove(crawl: Path, out: Path, stages: Stages, shard: int) -> None:
    """Three tasks, two at once, by the Local executor."""
    from datatrove.executor.local import LocalPipelineExecutor

    plan_corpus([str(crawl)], str(out), Options(stages=stages, dedupe="mark", shard=shard))
    logs = str(out.with_name(f"{out.name}-logs"))
    LocalPipelineExecutor(corpus_pipeline(str(out)), tasks=TASKS, workers=2, logging_dir=logs).run()
    finish_corpus(out)


def run_on_ray(crawl: Path, out: Path, stages: Stages, shard: int) -> None:
    """Three tasks, two at once, by the Ray executor on a cluster of this machine's own."""
    os.environ.setdefault("RAY_worker_niceness", "0")  # else a busy machine leaves it waiting
    import ray
    from datatrove.executor.ray import RayPipelineExecutor

    plan_corpus([str(crawl)], str(out), Options(stages=stages, dedupe="mark", shard=shard))
    logs = str(out.with_name(f"{out.name}-logs"))
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=100 * 1024 * 1024)
    try:
        RayPipelineExecutor(
            corpus_pipeline(str(out)), tasks=TASKS, workers=2, logging_dir=logs, mem_per_cpu_gb=0.1
        ).run()
    finally:
        ray.shutdown()
    finish_corpus(out)


def run_on_slurm(crawl: Path, out: Path, stages: Stages, shard: int) -> None:
    """Three tasks of an array, two at once, and one that ends the run, by a Slurm of our own."""
    plan_corpus([str(crawl)], str(out), Options(stages=stages, dedupe="mark", shard=shard))
    with running_slurm():
        _slurm_executor(out).run()
        await_jobs(PATIENCE)


def run_on_slurm_again(crawl: Path, out: Path, stages: Stages, shard: int) -> None:
    """The same, but all jobs are cancelled when a third of the shards is there, then sent anew."""
    manifest = plan_corpus(
        [str(crawl)], str(out), Options(stages=stages, dedupe="mark", shard=shard)
    )
    with running_slurm():
        _slurm_executor(out).run()
        while len(list(out.glob("done/*.json"))) < manifest.shards / 3:
            time.sleep(0.1)
        cancel_jobs()
        await_jobs(PATIENCE)
        assert len(list(out.glob("done/*.json"))) < manifest.shards, "it was complete before"
        _slurm_executor(out).run()
        await_jobs(PATIENCE)


def _slurm_executor(out: Path) -> Any:
    from datatrove.executor.slurm import SlurmPipelineExecutor

    programs = Path(sys.executable).parent  # `launch_pickled_pipeline` of this environment
    given = {
        "time": "01:00:00",
        "partition": PARTITION,
        "mem_per_cpu_gb": 3,
        "env_command": f'export PATH="{programs}:$PATH"',
    }
    logs = f"{out}-logs"
    shards = SlurmPipelineExecutor(
        corpus_pipeline(str(out)), tasks=TASKS, workers=2, logging_dir=logs, **given
    )
    return SlurmPipelineExecutor(
        finish_pipeline(str(out)), tasks=1, depends=shards, logging_dir=f"{logs}-end", **given
    )
