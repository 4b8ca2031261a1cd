"""A folder of pages as one source: each file is an entry, in the order of their paths."""

from collections.abc import Iterator
from pathlib import Path

from saksi.run.corpus.entries import Cut, Entry
from saksi.run.inputs import PAGE_SUFFIXES, read_file


def page_files(folder: Path) -> list[Path]:
    """The pages under a folder."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and is_page(path)]


def is_page(path: Path) -> bool:
    """Whether a file is a page by its name."""
    return Path(path.name.lower().removesuffix(".gz")).suffix in PAGE_SUFFIXES


def cut_pages(folder: Path, most: int) -> Iterator[Cut]:
    """Parts of so many files each."""
    count = len(page_files(folder))
    for start in range(0, count, most):
        yield Cut(start, min(count, start + most), start)


def read_pages(folder: Path, cut: Cut, name: str) -> Iterator[Entry]:
    """The entries of a part."""
    del name  # each file has its own
    for number, path in enumerate(page_files(folder)[cut.start : cut.end], cut.start):
        for item in read_file(path):
            yield Entry("file", number, item=item)
