"""Verbs of the ontology in all their forms."""

from saksi.lang.en.rules.events_forms import inflected
from saksi.lang.en.rules.events_forms import paradigm as english
from saksi.lang.id.rules.events_forms import paradigm as indonesian
from saksi.ontology import TriggerEntry


def test_indonesian_roots_share_an_entry_each_with_its_own_suffix() -> None:
    entry = TriggerEntry(lemma="beri", root="hibah+kan sumbang")
    forms = {(voice, form) for voice, form, _ in indonesian(entry)}
    assert forms == {
        ("active", "menghibahkan"),
        ("active", "menyumbang"),
        ("passive", "dihibahkan"),
        ("passive", "disumbang"),
        ("bare", "hibahkan"),
        ("bare", "sumbang"),
    }


def test_explicit_indonesian_forms_take_the_place_of_generated_ones() -> None:
    entry = TriggerEntry(lemma="abai", root="abai", suffix="kan", active="mengabaikan")
    forms = [form for voice, form, _ in indonesian(entry) if voice == "active"]
    assert forms == ["mengabaikan"]


def test_english_verbs_double_the_letter_that_speech_does() -> None:
    assert inflected("ban") == ("bans", "banned", "banning")
    assert inflected("expel") == ("expels", "expelled", "expelling")
    assert inflected("visit") == ("visits", "visited", "visiting")
    assert inflected("call_for") == ("calls_for", "called_for", "calling_for")


def test_english_roots_share_an_entry() -> None:
    forms = {form for _, form, _ in english(TriggerEntry(lemma="condemn", root="deplore decry"))}
    assert {"deplore", "deplored", "decries", "decried", "decrying"} <= forms
