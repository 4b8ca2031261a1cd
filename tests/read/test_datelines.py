"""The opening of an article in the styles of outlets and agencies."""

import pytest

from saksi.lang.base import LANGUAGES, load_language
from saksi.read.datelines import is_opening_alone, read_dateline
from saksi.read.knowledge import labels_of

LABELS = labels_of([load_language(code).page for code in LANGUAGES])

ACCEPTED = [
    # opening, place as printed in the record, country, agency, outlet
    ("WARTADERMAGA.CO.ID - BOGOTA. Pemerintah", "Bogota", "COL", None, "WARTADERMAGA.CO.ID"),
    ("SURABAYA, HARIANTELUK — Dua kapal", "Surabaya", "IDN", None, "HARIANTELUK"),
    ("SURABAYA, HarianTeluk.com – Dua kapal", "Surabaya", "IDN", None, "HarianTeluk.com"),
    ("Teluk6.com, Jakarta - Dua kapal", "Jakarta", "IDN", None, "Teluk6.com"),
    ("QUETTA, Pakistan (Reuters) - Two ships", "Quetta", "PAK", "Reuters", None),
    ("Jakarta (ANTARA News) - Dua kapal", "Jakarta", "IDN", "ANTARA News", None),
    ("Mataram, NTB (ANTARA) - Dua kapal", "Mataram", "IDN", "ANTARA", None),
    ("Jakarta - Dua kapal", "Jakarta", "IDN", None, None),
    ("JAKARTA - Dua kapal", "Jakarta", "IDN", None, None),
    ("HARIANTELUK.CO.ID, JAKARTA -- Dua kapal", "Jakarta", "IDN", None, "HARIANTELUK.CO.ID"),
    ("HARIANTELUK.CO, Jakarta - Dua kapal", "Jakarta", "IDN", None, "HARIANTELUK.CO"),
    ("Jakarta, Teluk Indonesia -- Dua kapal", "Jakarta", "IDN", None, "Teluk Indonesia"),
    ("Jakarta, TELUK – Dua kapal", "Jakarta", "IDN", None, "TELUK"),
    ("telukpos.com, BANDUNG - Dua kapal", "Bandung", "IDN", None, "telukpos.com"),
    ("Hariandermaga.com, NEW YORK - Dua kapal", "New York", "USA", None, "Hariandermaga.com"),
    ("TELUKNEWS.COM, WASHINGTON DC - Dua kapal", "Washington DC", "USA", None, "TELUKNEWS.COM"),
    ("LANDAK, TELUKNEWS.COM - Dua kapal", "Landak", None, None, "TELUKNEWS.COM"),
    ("KIEV, KOMPAS — Dua kapal", "Kiev", "UKR", None, "KOMPAS"),
    ("CARACAS — Two ships", "Caracas", "VEN", None, None),
    ("NAIROBI, Kenya (AP) — Two ships", "Nairobi", "KEN", "AP", None),
    ("GENEVA (AFP) - Two ships", "Geneva", "CHE", "AFP", None),
    ("SEOUL/TOKYO (Reuters) - Two ships", "Seoul", "KOR", "Reuters", None),
    ("WASHINGTON, June 3 (Reuters) - Two ships", "Washington", "USA", "Reuters", None),
    ("Beijing, (ANTARA) - Dua kapal", "Beijing", "CHN", "ANTARA", None),
    ("London, 3/6 (Antara) - Dua kapal", "London", "GBR", "Antara", None),
    ("TELUK INDONESIA, JAKARTA - Dua kapal", "Jakarta", "IDN", None, "TELUK INDONESIA"),
]  # fmt: skip

OUTLET_ALONE = [
    ("TELUKNEWS.COM - Dua kapal", "TELUKNEWS.COM"),
    ("Telukpos.com – Dua kapal", "Telukpos.com"),
    ("TELUK-MEDAN.com - Dua kapal", "TELUK-MEDAN.com"),
]

REJECTED = [
    "Presiden Kolombia - yang baru kembali - menolak usul itu.",
    "Dua kapal berlabuh di Jakarta - kata petugas.",
    "Menteri Luar Negeri - Dua kapal berlabuh.",
    "Budi Santoso - Dua kapal berlabuh.",
    "PBB - Dua kapal berlabuh.",
    "Rusia-Ukraina sepakat berunding.",
    "Jakarta menolak usul itu.",
    "Jakarta-Bandung ditempuh tiga jam.",
    "London-based analysts say the ships left.",
    "Kabinet bertemu, Jakarta dan Bandung hadir - sebagian besar.",
]


@pytest.mark.parametrize(("text", "place", "country", "agency", "outlet"), ACCEPTED)
def test_dateline_gives_place_country_agency_and_outlet(
    text: str, place: str, country: str | None, agency: str | None, outlet: str | None
) -> None:
    found = read_dateline(text, 0, len(text), LABELS)
    assert found.dateline is not None
    dateline = found.dateline
    assert (dateline.place, dateline.country, dateline.agency, found.outlet) == (
        place,
        country,
        agency,
        outlet,
    )
    assert text[dateline.start : dateline.end].casefold() == place.casefold()
    assert text[found.end :].startswith(("Dua", "Two", "Pemerintah"))


@pytest.mark.parametrize(("text", "outlet"), OUTLET_ALONE)
def test_outlet_alone_is_no_place(text: str, outlet: str) -> None:
    found = read_dateline(text, 0, len(text), LABELS)
    assert found.dateline is None
    assert found.outlet == outlet


@pytest.mark.parametrize("text", REJECTED)
def test_prose_opens_with_no_dateline(text: str) -> None:
    found = read_dateline(text, 0, len(text), LABELS)
    assert (found.dateline, found.outlet) == (None, None)


@pytest.mark.parametrize(
    ("line", "alone"),
    [("Jakarta -", True), ("LANDAK, HARIAN.com —", True), ("SOLO, HARIAN.com —", True),
     ("Jakarta", False), ("Jakarta - Dua kapal", False), ("Selengkapnya -", False)],
)  # fmt: skip
def test_dateline_may_stand_on_a_line_of_its_own(line: str, alone: bool) -> None:
    assert is_opening_alone(line, LABELS) is alone


OWN = [
    ("SIARAN TELUK, Nairobi - Dua kapal", "Nairobi", "KEN", "SIARAN TELUK"),
    ("Siaran Teluk, Sungai Kecil - Dua kapal", "Sungai Kecil", None, "Siaran Teluk"),
    ("SIARAN TELUK - OTTAWA. Dua kapal", "Ottawa", "CAN", "SIARAN TELUK"),
]


@pytest.mark.parametrize(("text", "place", "country", "outlet"), OWN)
def test_own_outlet_opens_a_dateline(
    text: str, place: str, country: str | None, outlet: str
) -> None:
    found = read_dateline(text, 0, len(text), LABELS, frozenset({"siaranteluk"}))
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.country) == (place, country)
    assert found.outlet == outlet
    assert text[found.end :] == "Dua kapal"


def test_a_name_of_another_outlet_opens_none() -> None:
    text = "SIARAN TELUK - OTTAWA. Dua kapal"
    found = read_dateline(text, 0, len(text), LABELS)
    assert found.dateline is None or found.dateline.place != "Ottawa"
