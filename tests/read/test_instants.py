"""The instant of publication in the styles that pages print it in."""

import pytest

from saksi.lang.base import LANGUAGES, load_language
from saksi.read.instants import find_instants, normal_instant
from saksi.read.knowledge import labels_of

LABELS = labels_of([load_language(code).page for code in LANGUAGES])

ACCEPTED = [
    # line, value, the words of the instant
    ("Senin, 7 Maret 2022 / 08:05 WIB", "2022-03-07T08:05:00+07:00", None),
    ("Rabu (12/03/2025) 08:26 WITA", "2025-03-12T08:26:00+08:00", None),
    ("Wartadermaga.com- 14/05/2024, 20:32 WIB", "2024-05-14T20:32:00+07:00", "14/05/2024, 20:32 WIB"),
    (", Jurnalis-Kamis, 6 Juni 2024 |07:10 WIB", "2024-06-06T07:10:00+07:00", "Kamis, 6 Juni 2024 |07:10 WIB"),
    ("Diterbitkan 3 Feb 2023, 15:30 WIB", "2023-02-03T15:30:00+07:00", "3 Feb 2023, 15:30 WIB"),
    ("Sabtu, 01 Okt 2016 19:45 WIT", "2016-10-01T19:45:00+09:00", None),
    ("Selasa, 9 Agu 2022 11.07 WIB", "2022-08-09T11:07:00+07:00", None),
    ("Jumat, 8 Maret 2019 | 06:15:42 WIB", "2019-03-08T06:15:42+07:00", None),
    ("Tayang: Selasa, 4 Februari 2020 21:09 WIB", "2020-02-04T21:09:00+07:00", "Selasa, 4 Februari 2020 21:09 WIB"),
    ("Jum'at, 17 Januari 2020 - 10:00 WIB", "2020-01-17T10:00:00+07:00", None),
    ("Minggu, 2 Juli 2023 pukul 09.00 WIB", "2023-07-02T09:00:00+07:00", None),
    ("16:40 WIB, 21 November 2018", "2018-11-21T16:40:00+07:00", None),
    ("2021-09-30 13:05:11", "2021-09-30T13:05:11", None),
    ("Kamis, 5 November 2020", "2020-11-05", None),
    ("Wednesday, 04 November, 2020 | 07:28 WIB", "2020-11-04T07:28:00+07:00", None),
    ("Published March 3, 2021 at 5:07 p.m. EST", "2021-03-03T17:07:00-05:00", "March 3, 2021 at 5:07 p.m. EST"),
    ("Tue 19 Apr 2022 12:00 GMT", "2022-04-19T12:00:00Z", None),
    ("9th September 2019, 12:30 am", "2019-09-09T00:30:00", None),
    ("28 Mei 2024 14:22 (GMT+7)", "2024-05-28T14:22:00+07:00", None),
    ("Senin 13 Des 2021, 07:01 WIB", "2021-12-13T07:01:00+07:00", None),
    ("13 Desember 2021 07:01 +0800", "2021-12-13T07:01:00+08:00", None),
]  # fmt: skip

REJECTED = [
    "Skor akhir 3/4 suara",
    "Harga 12.500 naik 1,5%",
    "31/02/2024 10:00 WIB",
    "Pasal 12/2019/45",
    "Nomor 021-2021-1234",
    "Kuartal I-2021",
    "Juni 2021",
]


@pytest.mark.parametrize(("line", "value", "surface"), ACCEPTED)
def test_instant_is_read_with_its_zone(line: str, value: str, surface: str | None) -> None:
    (found,) = find_instants(line, 0, len(line), LABELS)
    assert found.value == value
    assert line[found.start : found.end] == (surface or line)
    assert found.weekday_agrees


@pytest.mark.parametrize("line", REJECTED)
def test_other_figures_are_no_instant(line: str) -> None:
    assert find_instants(line, 0, len(line), LABELS) == []


@pytest.mark.parametrize(
    ("line", "modified"),
    [
        ("Diperbarui 18 Mei 2023, 15:31 WIB", True),
        ("Terakhir diperbarui: Rabu, 3 April 2024 09:00 WIB", True),
        ("Update : 18 Mei 2023 15:31 WIB", True),
        ("Last updated 18 May 2023, 15:31 GMT", True),
        ("Diterbitkan 18 Mei 2023, 15:31 WIB", False),
        ("Published 18 May 2023, 15:31 GMT", False),
    ],
)
def test_change_is_told_from_publication(line: str, modified: bool) -> None:
    (found,) = find_instants(line, 0, len(line), LABELS)
    assert found.modified is modified


def test_change_and_publication_stand_on_one_line() -> None:
    line = "Diterbitkan 3 Feb 2023, 15:30 WIB | Diperbarui 4 Feb 2023, 08:00 WIB"
    found = find_instants(line, 0, len(line), LABELS)
    assert [(s.value, s.modified) for s in found] == [
        ("2023-02-03T15:30:00+07:00", False),
        ("2023-02-04T08:00:00+07:00", True),
    ]


@pytest.mark.parametrize("line", ["Senin, 8 Maret 2022", "Friday, March 3, 2021 10:00 GMT"])
def test_weekday_that_disagrees_is_reported(line: str) -> None:
    (found,) = find_instants(line, 0, len(line), LABELS)
    assert not found.weekday_agrees


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021-06-02T10:00:00+07:00", "2021-06-02T10:00:00+07:00"),
        ("2021-06-02T03:00:00.123Z", "2021-06-02T03:00:00Z"),
        ("2021-06-02 10:00", "2021-06-02T10:00:00"),
        ("2021-06-02T10:00+0700", "2021-06-02T10:00:00+07:00"),
        ("2015-11-05 T10:08:58Z", "2015-11-05T10:08:58Z"),
        ("2021-06", "2021-06"), ("2021", "2021"),
        ("kemarin", None), ("2021-13-45T00:00", None), ("", None),
    ],
)  # fmt: skip
def test_iso_instants_are_brought_into_one_form(written: str, value: str | None) -> None:
    assert normal_instant(written) == value
