"""Write the graphs of a folder of weights as today's exporters would, every weight as it is.

    python -m tools.renew_graphs FOLDER

What `lean_graph` and `batched_graph` do behind an export, for weights that were exported before; the
sums in the folder's cards follow. A graph that is so already keeps its bytes.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import onnx

from saksi.text.encoder import ENCODER
from saksi.text.naming import NAMER
from saksi.text.reader import GRAPH
from saksi.text.tagging import TAGGER
from tools.batched_graph import batched
from tools.lean_graph import lean

WAYS = {ENCODER: lean, GRAPH: lean, TAGGER: batched, NAMER: batched}


def renewed(folder: Path) -> Iterator[tuple[str, str]]:
    """Write each graph; its sum before and after."""
    for name, way in WAYS.items():
        before = (folder / name).read_bytes()
        after = way(onnx.load_from_string(before)).SerializeToString(deterministic=True)
        (folder / name).write_bytes(after)
        yield hashlib.sha256(before).hexdigest(), hashlib.sha256(after).hexdigest()


def main() -> None:
    """Renew the graphs, and their sums in all cards."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    sums = dict(renewed(folder))
    for card in sorted(folder.glob("*.json")):
        text = card.read_text(encoding="utf-8")
        for before, after in sums.items():
            text = text.replace(f'"{before}"', f'"{after}"')
        card.write_text(text, encoding="utf-8")
    print(json.dumps(sums, indent=1))


if __name__ == "__main__":
    main()
