"""Copies the desk's front-end libraries out of a `node_modules` and notes their hashes and licences.

Run as `python -m tools.vendor_desk NODE_MODULES` after an `npm install` of the packages below.
"""

import hashlib
import json
import sys
from pathlib import Path

import yaml

VENDOR = Path(__file__).parents[1] / "src" / "saksi" / "views" / "web" / "static" / "vendor"
FILES = {
    "htmx.org": ("dist/htmx.min.js",),
    "sigma": ("dist/sigma.min.js",),
    "graphology": ("dist/graphology.umd.min.js",),
    "d3-array": ("dist/d3-array.min.js",),
    "d3-geo": ("dist/d3-geo.min.js",),
    "topojson-client": ("dist/topojson-client.min.js",),
    "world-atlas": ("countries-110m.json",),
}
_LICENCES = ("LICENSE", "LICENSE.txt", "LICENSE.md")


def vendor(modules: Path, into: Path) -> list[dict[str, object]]:
    """One entry a package: version, licence, and the sha256 of each file that was copied."""
    return [_package(modules / name, into, files) for name, files in FILES.items()]


def _package(folder: Path, into: Path, files: tuple[str, ...]) -> dict[str, object]:
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    licence = next(folder / name for name in _LICENCES if (folder / name).is_file())
    copied = {f"{folder.name}.LICENSE.txt": licence.read_bytes()}
    copied |= {Path(name).name: (folder / name).read_bytes() for name in files}
    for name, content in copied.items():
        (into / name).write_bytes(content)
    return {
        "package": folder.name,
        "version": about["version"],
        "licence": about["license"],
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in copied.items()},
    }


if __name__ == "__main__":
    VENDOR.mkdir(parents=True, exist_ok=True)
    listed = yaml.safe_dump(vendor(Path(sys.argv[1]), VENDOR), sort_keys=False)
    (VENDOR / "VENDORED.yaml").write_text(listed, encoding="utf-8")
