"""The table of office holders: held to its sources, no name twice, no term that ends before it begins."""

from saksi.lang.tables import officials
from tools.check_officials import compared, contradictions, ends, same, terms, twice

OFFICES = set(
    "head_of_state head_of_government vice foreign defence minister spokesperson commander"
    " official".split()
)


def test_table_agrees_with_what_was_compared() -> None:
    assert len(compared()) > 250
    assert contradictions() == []


def test_no_name_stands_twice_under_a_state() -> None:
    assert twice() == []


def test_terms_are_of_known_offices_and_end_after_they_begin() -> None:
    for country, office, name, since, until in terms():
        assert len(country) == 3
        assert office in OFFICES, name
        assert not until or since < until, name


def test_one_of_two_offices_is_found_by_the_day() -> None:
    held = officials()["ISR"]["Yair Lapid"]["held"]
    assert [office for office, *_ in held] == ["foreign", "head_of_government"]


def test_an_end_that_was_read_is_the_last_day_in_office_or_the_first_after_it() -> None:
    assert all(ends(until, "2022-05-10") for until in ("", "2022", "2022-05-10", "2022-05-09"))
    assert ends("2022", "2023-01-01")
    assert not ends("2022-05-08", "2022-05-10")
    assert not ends("2022", "")


def test_a_term_that_was_read_by_its_year_is_that_of_the_table() -> None:
    term = ("NOR", "foreign", "Astrid Vangsnes", "2014-03-01", "")
    assert same(("NOR", "foreign", "Astrid Vangsnes", "2014", ""), term)
    assert not same(("NOR", "foreign", "Astrid Vangsnes", "2015", ""), term)
