"""Made-up pages: the same seed gives the same, and what is said to be the article's own is shown."""

from saksi.read.html import parse_html
from tools.made_pages import made_page, made_pages
from tools.train_blocks import clues, examples


def test_same_seed_gives_the_same_page() -> None:
    assert made_page(3, 7, 5) == made_page(3, 7, 5)
    assert made_page(3, 7, 5).html != made_page(4, 7, 5).html


def test_own_lines_are_blocks_of_the_page() -> None:
    for made in made_pages(3, 30, 30):
        page = parse_html(made.html)
        lines = {page.text[block.start : block.end] for block in page.blocks}
        assert made.own <= lines
        assert lines - made.own


def test_examples_are_of_both_kinds_and_have_the_clues_of_the_rules() -> None:
    found = list(examples(made_pages(3, 20, 20)))
    assert {own for _, own in found} == {True, False}
    few, many = clues(found[0][0], more=False), clues(found[0][0], more=True)
    assert few.items() < many.items()
