"""A date is that of its own clause's act; of an act in another clause the page gives none."""

import pytest

from saksi import read


def _days(text: str, lang: str) -> dict[str, str | None]:
    record = read(text, lang=lang, published="2026-03-13T20:00:00Z")
    values = {t.id: t.value for t in record.times}
    return {e.trigger.surface: values.get(e.time or "") for e in record.events}


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "day"),
    [
        (
            "en",
            "Norway expelled two Icelandic diplomats on Tuesday after Iceland seized a Norwegian trawler.",
            "seized",
            None,
        ),
        (
            "en",
            "Norway expelled two Icelandic diplomats on Tuesday after Iceland seized a Norwegian trawler.",
            "expelled",
            "2026-03-10",
        ),
        (
            "en",
            "Norway has expelled two Icelandic diplomats since Tuesday.",
            "expelled",
            "2026-03-10",
        ),
        (
            "id",
            "Peru mengusir dua diplomat Chile pada Rabu (11/3/2026), sesuai dengan naskah yang diteken kedua negara di Quito.",
            "diteken",
            None,
        ),
        (
            "id",
            "Peru mengusir dua diplomat Chile pada Rabu (11/3/2026) setelah Chile menyita kapal Peru.",
            "menyita",
            None,
        ),
        (
            "id",
            "Setelah Chile menyita kapal Peru pada Senin (9/3/2026), Peru mengusir dua diplomat Chile.",
            "menyita",
            "2026-03-09",
        ),
        (
            "id",
            "Setelah Chile menyita kapal Peru pada Senin (9/3/2026), Peru mengusir dua diplomat Chile.",
            "mengusir",
            None,
        ),
    ],
)
def test_a_date_belongs_to_the_act_of_its_clause(
    lang: str, text: str, trigger: str, day: str | None
) -> None:
    days = _days(text, lang)
    assert trigger in days, f"read {sorted(days)}"
    assert days[trigger] == day
