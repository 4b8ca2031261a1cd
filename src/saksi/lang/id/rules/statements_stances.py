"""Indonesian contents that show what is done with them, whatever the cue."""

import re

from saksi.records import Stance

STANCES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    ("ask", re.compile(r"\?\s*$")),
    (
        "deny",
        re.compile(
            r"(?i)^(?:itu |hal itu |tuduhan itu |kabar itu )?(?:sama sekali )?tidak benar\b|^(?:kami|saya) (?:membantah|menyangkal)\b|\bhoaks\b"
        ),
    ),
    ("condemn", re.compile(r"(?i)\b(?:kami|saya) (?:sangat )?(?:mengecam|mengutuk)\b")),
    ("demand", re.compile(r"(?i)\b(?:kami|saya) (?:menuntut|mendesak)\b")),
    ("ask", re.compile(r"(?i)\b(?:kami|saya) (?:meminta|memohon|mengimbau)\b")),
    (
        "praise",
        re.compile(
            r"(?i)\b(?:kami|saya) (?:sangat )?(?:berterima kasih|mengapresiasi|memuji|menghargai)\b|^terima kasih\b"
        ),
    ),
    (
        "threaten",
        re.compile(r"(?i)\bakan (?:membalas|dibalas|membayar mahal|menanggung akibat\w*)\b"),
    ),
    ("promise", re.compile(r"(?i)\b(?:kami|saya) (?:berjanji|bersumpah|berkomitmen)\b")),
    (
        "admit",
        re.compile(r"(?i)\b(?:kami|saya) (?:mengakui|salah|keliru|minta maaf|meminta maaf)\b"),
    ),
)
