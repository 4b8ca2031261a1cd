"""Fitting some scales leaves the others as they are written."""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from saksi.find.events.weighing import Scale, load_weights
from tools.fit_events import only


def test_only_the_scales_named_are_taken_from_the_fit(tmp_path: Path) -> None:
    written = load_weights()
    path = tmp_path / "weights.json"
    path.write_bytes(msgspec.json.encode(written))
    fitted = replace(written, act=Scale(1.0, {}), source=Scale(2.0, {"x": 1.0}))
    mixed = only(["source"], fitted, path)
    assert mixed.source == fitted.source
    assert mixed.act == written.act != fitted.act
