"""A corpus read through datatrove's executors on this machine, for checks that they agree."""

import os
from pathlib import Path

from saksi.run.corpus import Options, finish_corpus
from saksi.run.corpus.options import Stages
from saksi.run.trove import corpus_pipeline, plan_corpus

TASKS = 3


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
