"""How quickly the desk answers: `python -m bench.desk [STORE] [--users 20] [--seconds 20]`.

Each user asks for one page after another, waiting a second in between as a reader does, over
loopback; the desk runs in a process of its own. Without a store, the sample world is read.
Prints the median and 95th percentile of each page in milliseconds, and the desk's memory.
"""

import argparse
import http.client
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

from saksi.store import open_store
from saksi.views.cli.demo import fill

PAUSE = 1.0


def pages(store_path: str) -> dict[str, list[str]]:
    """Addresses by the page that they are of."""
    with open_store(store_path, read_only=True) as store:
        articles = [row.id for row in store.list(limit=200)]
        speakers = [s.speaker_name for s in store.statements(limit=100).rows if s.speaker_name]
        stories = [s.id for s in store.stories(limit=20).rows]
        events = [e.id for e in store.merged_events(limit=20).rows]
    words = ("sanksi", "minister", "menolak", '"hak asasi"', "kapal OR ship")
    return {
        "home": ["/"],
        "search": [f"/search?q={quote(word)}" for word in words],
        "statements": [
            "/search?what=statements",
            *_asked("/search?what=statements&speaker=", speakers),
        ],
        "events": ["/search?what=events&type=SANCTION", "/search?what=events&who=RUS"],
        "article": _asked("/article/", articles),
        "actor": _asked("/actor/", speakers),
        "actors": ["/actors"],
        "sources": ["/sources"],
        "stories": ["/stories"],
        "story": _asked("/story/", stories),
        "event": _asked("/event/", events),
        "network": ["/network"],
        "map": ["/map"],
        "review": ["/review"],
    }


def _asked(path: str, names: list[str]) -> list[str]:
    return [path + quote(name, safe="") for name in dict.fromkeys(names)]


def ask(
    port: int, wanted: list[tuple[str, str]], until: float, took: dict[str, list[float]]
) -> None:
    """One user."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < until:
        page, path = random.choice(wanted)
        began = time.monotonic()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        took[page].append((time.monotonic() - began) * 1000)
        assert answer.status == 200, f"{path}: {answer.status}"
        time.sleep(PAUSE)
    connection.close()


def measure(store_path: str, users: int, seconds: float) -> None:
    """Runs the desk, asks it, prints the table."""
    command = [sys.executable, "-m", "saksi", "serve", "--store", store_path, "--port", "0"]
    desk = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert desk.stderr is not None
    found = re.search(r":(\d+)/", desk.stderr.readline())
    assert found is not None
    wanted = [(page, path) for page, paths in pages(store_path).items() for path in paths[:40]]
    took: dict[str, list[float]] = defaultdict(list)
    ask(int(found[1]), wanted, time.monotonic() + 3, defaultdict(list))
    until = time.monotonic() + seconds
    crowd = [
        threading.Thread(target=ask, args=(int(found[1]), wanted, until, took))
        for _ in range(users)
    ]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    memory = int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{desk.pid}/status").read_text())[1])  # type: ignore[index]
    desk.terminate()
    desk.wait(10)
    for page, times in sorted(took.items()):
        p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        print(
            f"{page:11} {len(times):5} answers  median {statistics.median(times):6.0f} ms  p95 {p95:6.0f} ms"
        )
    print(f"memory {memory / 1024:.0f} MB")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", nargs="?")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    given = parser.parse_args()
    if given.store:
        measure(given.store, given.users, given.seconds)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.sqlite"
        with open_store(path) as store:
            fill(store)
        measure(str(path), given.users, given.seconds)


if __name__ == "__main__":
    main()
