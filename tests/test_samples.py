"""What the samples expect is held against a record as far as it is told, and no further."""

from pathlib import Path

import pytest

import saksi
from eval.samples import SAMPLES, as_told, compare

NOBODY = SAMPLES / "porosnusa-gencatan-senjata.txt"


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ({"name": None, "domain": None}, True),
        ({"name": "Poros", "domain": None}, False),
        ({"name": None, "domain": "poros.example"}, False),
    ],
)
def test_no_outlet_is_expected_of_name_and_domain(
    found: dict[str, str | None], right: bool
) -> None:
    assert (as_told(found, None) is None) is right


def test_page_without_an_outlet_agrees() -> None:
    assert dict(compare(saksi.read(Path(NOBODY)), {"outlet": None})) == {"outlet": True}


def test_page_without_an_outlet_differs_from_one_with_it() -> None:
    expected = {"outlet": {"name": "Poros Nusa"}}
    assert dict(compare(saksi.read(Path(NOBODY)), expected)) == {"outlet": False}
