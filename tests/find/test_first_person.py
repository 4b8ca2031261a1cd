"""`saya` and `kami` between quotation marks: the speaker, and whom the speaker speaks for."""

import saksi
from saksi.records import Entity, Record

DAY = "2025-06-18T09:00:00+07:00"


def _mentions(record: Record, name: str) -> list[str]:
    entity = next(e for e in record.entities if e.name == name)
    return [record.text[m.start : m.end] for m in entity.mentions]


def _firsts(record: Record) -> dict[str, Entity]:
    return {
        record.text[m.start : m.end]: e
        for e in record.entities
        for m in e.mentions
        if m.rule == "names.first_person"
    }


def test_we_is_the_body_that_the_speaker_leads_and_i_the_speaker() -> None:
    text = (
        "Direktur Badan Pangan Lestara, Dewi Marantika, menyebut stok aman. "
        "“Kami sudah mengirim empat puluh truk,” kata Dewi. “Saya memeriksanya sendiri,” ujarnya."
    )
    record = saksi.read(text, lang="id", published=DAY)
    assert "Kami" in _mentions(record, "Badan Pangan Lestara")
    assert "Saya" in _mentions(record, "Dewi Marantika")


def test_we_of_a_minister_is_the_state() -> None:
    text = "“Kami siap berunding,” kata Menteri Luar Negeri Rusia Sergei Lavrov di Hanoi, Senin."
    firsts = _firsts(saksi.read(text, lang="id", published=DAY))
    assert (firsts["Kami"].kind, firsts["Kami"].country) == ("state", "RUS")


def test_we_of_a_group_is_the_group_and_english_is_read_alike() -> None:
    text = "“We reject the plan,” Hamas said in a statement on Monday. “It ignores us,” it added."
    firsts = _firsts(saksi.read(text, lang="en", published=DAY))
    assert firsts["We"].name == "Hamas"


def test_outside_quotation_marks_nobody_is_meant() -> None:
    text = "Kantor kami di Medan tutup hari ini, kata Rana Wibisana. Kami menunggu pembaca di sana."
    assert not _firsts(saksi.read(text, lang="id", published=DAY))


def test_a_numeral_and_a_state_in_capitals_are_nobody() -> None:
    text = "“The US lost nobody in World War I, and I regret it,” said Astrid Vangsnes on Monday."
    record = saksi.read(text, lang="en", published=DAY)
    found = [m for e in record.entities for m in e.mentions if m.rule == "names.first_person"]
    assert [record.text[m.start : m.end + 7] for m in found] == ["I regret"]
