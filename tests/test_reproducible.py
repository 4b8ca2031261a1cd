"""The same text gives the same bytes: alone, among others, in any order, in any process."""

import hashlib
import os
import subprocess
import sys

import msgspec

import saksi
from bench.texts import article

PUBLISHED = "2026-06-23T19:20:00+07:00"
ODD = "🏳️‍🌈 \u202eKapal itu\u202c tiba di Oslo, kata Rana Wibisana. e\u0301 👩\u200d🚀"
TEXTS = [("id", article("id", 120)), ("en", article("en", 120)), ("id", ODD)]
_DIGEST = (
    "import hashlib, msgspec, saksi\nfrom bench.texts import article\n"
    f"r = saksi.read(article('id', 120), lang='id', published={PUBLISHED!r})\n"
    "print(hashlib.sha256(msgspec.json.encode(r)).hexdigest())"
)


def _bytes(lang: str, text: str) -> bytes:
    return msgspec.json.encode(saksi.read(text, lang=lang, published=PUBLISHED))


def test_records_are_the_same_bytes_in_any_order() -> None:
    alone = {text: _bytes(lang, text) for lang, text in TEXTS}
    for order in (TEXTS[::-1], TEXTS[1:] + TEXTS[:1]):
        assert {text: _bytes(lang, text) for lang, text in order} == alone


def test_records_are_the_same_bytes_in_another_process() -> None:
    here = hashlib.sha256(_bytes(*TEXTS[0])).hexdigest()
    there = subprocess.run(
        [sys.executable, "-c", _DIGEST],
        env={**os.environ, "PYTHONHASHSEED": "7"}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert there.stdout.strip() == here
