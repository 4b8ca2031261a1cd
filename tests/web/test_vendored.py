"""What the desk brings along is what was vendored, each with its licence."""

import hashlib
from pathlib import Path

import yaml

import saksi

VENDOR = Path(saksi.__file__).parent / "views" / "web" / "static" / "vendor"


def test_vendored_files_have_their_hashes_and_licences() -> None:
    listed = yaml.safe_load((VENDOR / "VENDORED.yaml").read_text("utf-8"))
    named = {name: digest for package in listed for name, digest in package["files"].items()}
    there = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in VENDOR.iterdir()}
    del there["VENDORED.yaml"]
    assert there == named
    for package in listed:
        assert package["version"]
        assert package["licence"] in ("BSD-0-Clause", "MIT", "ISC")
        assert f"{package['package']}.LICENSE.txt" in package["files"]
