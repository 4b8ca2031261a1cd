"""Reasons in Indonesian: what the engine says is known, and nothing is known that it does not say."""

import ast
import re
from pathlib import Path

import pytest

import saksi
from saksi.views.reasons import known_reasons
from saksi.views.web.language import Messages

SOURCE = Path(saksi.__file__).parent
_HOLE = re.compile(r"\{[^}]*\}")
SAYS = Messages("id")


def _said_by_the_code() -> str:
    """Every sentence of the code, its holes as `{}`, one a line."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.append(_HOLE.sub("{}", node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = (p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)
                found.append("".join(map(str, parts)))
    return "\n".join(found)


def test_every_known_reason_is_one_that_the_code_gives() -> None:
    said = _said_by_the_code()
    pieces = {
        piece
        for reason in known_reasons()
        for piece in re.split(r"\{\}: |; ", _HOLE.sub("{}", reason.english))
        if _HOLE.sub("", piece).strip()
    }
    assert sorted(p for p in pieces if p.removesuffix("{}").strip() not in said) == []


def test_both_languages_have_the_same_holes() -> None:
    for reason in known_reasons():
        asked = {h.strip("{}").split("!")[0] for h in _HOLE.findall(reason.indonesian)}
        given = {h.strip("{}").split("!")[0] for h in _HOLE.findall(reason.english)}
        assert asked <= given, reason.english


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("tells again ACCUSE of 252", "menceritakan lagi menuduh pada karakter 252"),
        (
            "AID: probability 0.36; part of another expression; against it: weak:True -0.5",
            "memberi bantuan: peluang 0,36; bagian dari ungkapan lain; yang melawannya: weak:True -0.5",
        ),
        (
            "https://warta.example/a: the server answered 404; there is no such page: check the address",
            "server menjawab 404; tidak ada halaman itu: periksa alamatnya",
        ),
        (
            "scan.pdf: this is a PDF document, not a page; extract its text first",
            "ini dokumen PDF, bukan halaman; ambil dulu teksnya",
        ),
        ("something that nobody wrote", "something that nobody wrote"),
        ("REJECT: " + "a" * 5_000, "REJECT: " + "a" * 5_000),
    ],
)
def test_reasons_are_told_in_indonesian(english: str, indonesian: str) -> None:
    assert SAYS.reason(english) == indonesian
    assert Messages("en").reason(english) == english
