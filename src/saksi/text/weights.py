"""Weight files: their card is read and their checksums are checked before any of them is used."""

import hashlib
import os
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from saksi.errors import ModelError

# Slower on a processor than the sum and the norm that it replaces: a tenth of the encoder's time.
_SLOW = ("SkipLayerNormFusion",)
MODELS = Path(__file__).parents[1] / "models"
REMEDY = "install Saksi again"

T = TypeVar("T")


def read_card(path: Path, kind: type[T]) -> T:
    """The card at `path`; raises `ModelError`, naming the file and the remedy."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise ModelError(f"models/{path.name}: {error.strerror}; {REMEDY}") from error
    except msgspec.DecodeError as error:
        raise ModelError(f"models/{path.name}: {error}; {REMEDY}") from error


def check_files(folder: Path, expected: dict[str, str]) -> None:
    """Raises `ModelError` where a file has not the SHA-256 that its card gives."""
    for name, digest in expected.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise ModelError(f"models/{name}: {error.strerror}; {REMEDY}") from error
        if found != digest:
            raise ModelError(f"models/{name}: damaged (SHA-256 {found[:12]}…); {REMEDY}")


def load_tokenizer(path: Path) -> Any:
    """A `tokenizers.Tokenizer`."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # the runner has processes of its own
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(path))


def open_session(path: Path, threads: int) -> Any:
    """An `onnxruntime.InferenceSession` on the processor."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW
    )
