"""Tags with more attributes than any page has are cut, and nothing else is changed."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from saksi.read.attributes import MOST_ATTRIBUTES, thin_out
from saksi.read.html import parse_html


def tag(count: int, form: str = "a{}=1", gap: str = " ") -> str:
    return "<p " + gap.join(form.format(n) for n in range(count)) + ">x</p><p>halo</p>"


FORMS = (
    "a{}", "a{}=1", "a{}='<>'", 'a{}="<p>"', "a{}= \"'\"", "=a{}=1", 'a"{}=">"', "a'{} = b",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("gap", [" ", "/", "\n", " / "])
def test_attributes_are_kept_up_to_the_bound(form: str, gap: str) -> None:
    if gap == "/" and ("=1" in form or form.endswith("b")):
        gap = " /"  # a slash ends no value without quotation marks
    thin, cut = thin_out(tag(MOST_ATTRIBUTES + 50, form, gap))
    first, second = LexborHTMLParser(thin).css("p")
    assert cut == 1
    assert (len(first.attributes), first.text(), second.text()) == (MOST_ATTRIBUTES, "x", "halo")


@pytest.mark.parametrize(
    "page",
    [
        tag(MOST_ATTRIBUTES),
        f'<p class="{"a " * 5000}">x</p>',
        f"<p>{'a < b c ' * 5000}</p>",
        f"<a href='{'x' * 5000}'>x</a><b",
        "",
    ],
)
def test_other_pages_stay_as_they_are(page: str) -> None:
    assert thin_out(page) == (page, 0)


def test_what_was_cut_is_told() -> None:
    page = parse_html(tag(MOST_ATTRIBUTES + 1))
    assert [r.reason for r in page.rejected] == ["1 elements keep only their first 500 attributes"]
    assert page.text == "x\nhalo"
