"""Files that programs of `tools/` made are what these programs make today."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared"))
SOURCES = {
    "build_record_schema": ROOT,
    "build_countries": SHARED / "data" / "country-kb",
    "build_words": SHARED / "data" / "mdee-dbpedia",
    "build_bilingual": SHARED / "data" / "NTREX",
    "build_rulers": SHARED / "data" / "PhoenixDictionaries",
    "build_frequent": SHARED / "data" / "NTREX",
}


@pytest.mark.parametrize("tool", SOURCES)
def test_generated_files_are_up_to_date(tool: str) -> None:
    if not SOURCES[tool].exists():
        pytest.skip(f"its sources are not at {SOURCES[tool]}")
    command = [sys.executable, "-m", f"tools.{tool}", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
