"""Made-up news pages in many layouts, each line known to be the article's own or beside it.

Outlets, people and events are invented; a layout is drawn part by part: how paragraphs are set,
what stands before, in and behind the text, and by which names (telling, plain or meaningless).
The same seed gives the same pages.
"""

import random
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from bench.made_up_crawl import article

_NAMES = {
    "body": ("article-content", "isi-berita", "story", "post-body", "teks", "detail"),
    "menu": ("navbar", "menu-utama", "top-links", "kanal"),
    "related": ("related", "baca-juga", "terkait", "more-from", "lain"),
    "comments": ("comments", "komentar", "respond", "diskusi"),
    "footer": ("footer", "kaki", "bottom", "about"),
    "caption": ("caption", "foto-keterangan", "image-text", "pic"),
    "meta": ("meta", "info", "byline", "penulis"),
    "promo": ("promo", "newsletter", "ajakan", "box"),
}  # fmt: skip
_MEANINGLESS = ("css-1k9x", "col-8", "b2", "x17", "row", "w100", "kiri", "wrap")
NEAR = 0.15  # of the layouts, that set what follows into the element of the text
_PEOPLE = ("Rahmi Wulandari", "Tobias Hartig", "Sari Melati", "Jonas Ferrant", "Bima Laksana")
_BOILER = {
    "id": (
        "Penulis adalah wartawan yang meliput urusan luar negeri sejak lama dan tinggal di Jatipura.",
        "Kami memakai kuki agar situs ini berjalan baik. Dengan membaca terus, Anda menyetujuinya.",
        "Seluruh isi situs ini dilindungi undang-undang. Dilarang mengutip tanpa izin tertulis redaksi.",
        "Daftarkan surel Anda untuk menerima kabar pilihan setiap pagi. Anda dapat berhenti kapan saja.",
    ),
    "en": (
        "The author has covered foreign affairs for many years and lives near Port Gannet.",
        "We use cookies to make this site work. By reading on you agree to our privacy policy.",
        "All contents of this site are protected by law. Do not reproduce them without written leave.",
        "Give us your address and receive our choice of the news each morning. Unsubscribe at any time.",
    ),
}  # fmt: skip
_SAID = {
    "id": ("Semoga segera selesai, kasihan warga di sana.", "Dari dulu begitu terus, tidak ada yang berubah. Saya sudah lelah membacanya.",
           "Terima kasih atas beritanya, tetapi angkanya sepertinya keliru. Mohon diperiksa lagi."),
    "en": ("I hope it ends soon. Those poor people.", "It was always like this and nothing ever changes. I am tired of reading about it.",
           "Thanks for the report, but the figure seems wrong to me. Please check it again."),
}  # fmt: skip
_LABELS = {
    "id": ("Baca juga", "Bagikan", "Terpopuler", "ADVERTISEMENT", "Komentar", "Foto: Istimewa", "Tiga syarat"),
    "en": ("Read also", "Share this", "Most read", "ADVERTISEMENT", "Comments", "Photo: handout", "Three terms"),
}  # fmt: skip


class MadePage(Struct, frozen=True):
    """A page, and the lines of it that are the article's own."""

    html: str
    own: frozenset[str]


class _Maker:
    """One page in the making; every choice is the layout's or the page's chance."""

    def __init__(self, seed: int, number: int, layouts: int) -> None:
        self.layout = random.Random(f"{seed}-{number % layouts}")
        self.chance = random.Random(f"{seed}:{number}")
        told = article(self.chance, number)
        self.lang, self.title = told.outlet[2], told.headline
        self.labels = _LABELS[self.lang]
        self.own: list[str] = []

    def prose(self, least: int = 1, most: int = 3) -> str:
        """A few sentences that no other line of the page has."""
        told = article(self.chance, self.chance.randint(1, 10**6))
        return " ".join(told.paragraphs[: self.chance.randint(least, most)])

    def line(self, text: str) -> str:
        """A line of the article's own."""
        self.own.append(" ".join(text.split()))
        return text

    def name(self, role: str) -> str:
        """A class for a part, the same on all pages of the layout."""
        telling = self.layout.random() < 0.9
        return self.layout.choice(_NAMES[role] if telling else _MEANINGLESS)

    def titles(self, count: int) -> list[str]:
        """Headlines of other pages, as links."""
        some = (article(self.chance, self.chance.randint(1, 10**6)) for _ in range(count))
        return [f'<a href="/baca/{told.number}">{told.headline}</a>' for told in some]


def _paragraphs(make: _Maker) -> list[str]:
    style = make.layout.choice(("p", "p", "p", "p", "div", "br", "classed"))
    texts = [make.line(make.prose()) for _ in range(make.chance.randint(3, 12))]
    if make.chance.random() < 0.5:
        texts.insert(2, make.line(f"“{make.chance.choice(_SAID[make.lang])}”"))
    forms: dict[str, Callable[[str], str]] = {
        "p": lambda text: f"<p>{text}</p>",
        "div": lambda text: f"<div>{text}</div>",
        "br": lambda text: f"{text}<br><br>",
        "classed": lambda text: (
            f'<p class="{make.layout.choice(("par", "teks", "x9"))}">{text}</p>'
        ),
    }
    made = [forms[style](text) for text in texts]
    if make.layout.random() < 0.4:  # many pages set paragraphs into boxes of one or a few
        box = make.layout.choice(("section", "div"))
        made = [f"<{box}>{part}</{box}>" if make.chance.random() < 0.6 else part for part in made]
    if make.layout.random() < 0.2:
        made = [
            part.replace("<p>", "<div>").replace("</p>", "</div>")
            if make.chance.random() < 0.3
            else part
            for part in made
        ]
    return made


def _inside(make: _Maker, parts: list[str]) -> None:
    """What stands between paragraphs: of the article, and beside it."""
    chance, layout = make.chance, make.layout
    own: Sequence[Callable[[], str]] = (
        lambda: f"<h2>{make.line(make.labels[6])}</h2>",
        lambda: (
            f"<ul><li>{make.line(make.prose(1, 1))}</li><li>{make.line(make.prose(1, 1))}</li></ul>"
        ),
        lambda: f"<blockquote>{make.line(make.prose(1, 2))}</blockquote>",
    )
    related, promo, caption = make.name("related"), make.name("promo"), make.name("caption")
    linked = layout.random() < 0.5
    beside: Sequence[Callable[[], str]] = (
        lambda: f"<p><strong>{make.labels[0]}: {make.titles(1)[0]}</strong></p>",
        lambda: (
            f'<div class="{related}"><b>{make.labels[0]}</b><ul><li>{"</li><li>".join(make.titles(3))}</ul></div>'
        ),
        lambda: f"<p>{make.labels[3]}</p>",
        lambda: f'<div class="{promo}"><p>{_BOILER[make.lang][3]}</p></div>',
        lambda: (
            f'<figure><img src=/f.jpg><figcaption class="{caption}">{make.prose(1, 1)}</figcaption></figure>'
        ),
        lambda: (
            f'<div class="{caption}"><img src=/f.jpg>{make.prose(1, 1)} ({make.labels[5]})</div>'
        ),
        lambda: (
            f'<aside class="{related}"><h4>{make.titles(1)[0]}</h4><p>{make.prose(1, 1)}</p></aside>'
        ),
    )
    for kind, likely in ((own, 0.35), (beside, 0.6 if linked else 0.35)):
        for form in kind:
            if chance.random() < likely / 2:
                parts.insert(chance.randint(1, len(parts)), form())


def _before(make: _Maker) -> str:
    layout, chance = make.layout, make.chance
    meta, menu = make.name("meta"), make.name("menu")
    links = "".join(f"<li><a href=/k{n}>Rubrik {n}</a></li>" for n in range(layout.randint(4, 12)))
    heading = layout.choice(("h1", "h1", "h1", "h2"))
    deck = f"<h2>{make.prose(1, 1)}</h2>" if layout.random() < 0.15 else ""
    caption = f'<p class="{make.name("caption")}">{make.prose(1, 1)} ({make.labels[5]})</p>'
    return (
        f'<ul class="{menu}">{links}</ul><{heading}>{make.title}</{heading}>{deck}'
        f'<div class="{meta}">{chance.choice(_PEOPLE)}</div><div class="{meta}">2 Maret 2026, 10:15</div>'
        f"<div>{make.labels[1]}</div>{caption if layout.random() < 0.4 else ''}"
    )


def _behind(make: _Maker) -> list[str]:
    """What follows the text; some layouts put it into the same element."""
    layout, chance, boiler = make.layout, make.chance, _BOILER[make.lang]
    said = [chance.choice(_SAID[make.lang]) for _ in range(chance.randint(0, 8))]
    comments = "".join(f"<li><p>{chance.choice(_PEOPLE)}</p><p>{text}</p></li>" for text in said)
    teasers = "".join(
        f"<div><h3>{title}</h3><p>{make.prose(1, 1)}</p></div>"
        for title in make.titles(layout.randint(0, 6))
    )
    some = [
        f'<div class="{make.name("meta")}"><p>{boiler[0]}</p></div>',
        f"<p>({chance.choice(('abc', 'rhm/tbs'))})</p>",
        f'<div class="{make.name("related")}"><h3>{make.labels[2]}</h3>{teasers}</div>',
        f'<section class="{make.name("comments")}"><h3>{make.labels[4]}</h3><ul>{comments}</ul></section>',
        f'<div class="{make.name("promo")}"><p>{boiler[3]}</p></div>',
    ]
    return [part for part in some if layout.random() < 0.6]


def made_page(seed: int, number: int, layouts: int) -> MadePage:
    """One page; those whose numbers agree modulo `layouts` share a layout."""
    make = _Maker(seed, number, layouts)
    before, behind = _before(make), _behind(make)
    parts = _paragraphs(make)
    _inside(make, parts)
    holder, near = make.layout.choice(("div", "article", "td", "section")), make.layout.random()
    wrapped = "".join(parts) + ("".join(behind) if near < NEAR else "")
    tag = f'<{holder} class="{make.name("body")}">'
    body = (
        f"<table><tr>{tag}{wrapped}</td></tr></table>"
        if holder == "td"
        else f"{tag}{wrapped}</{holder}>"
    )
    rest = "" if near < NEAR else "".join(behind)
    inner = f"{before}{body}" if make.layout.random() < 0.6 else f"<div>{before}</div>{body}"
    foot = f'<div class="{make.name("footer")}"><p>{_BOILER[make.lang][2]}</p><p>© 2026</p></div>'
    html = (
        f"<html lang={make.lang}><head><title>{make.title}</title></head><body><div>{inner}{rest}</div>"
        f"{foot}</body></html>"
    )
    return MadePage(html, frozenset(make.own))


def made_pages(seed: int, count: int, layouts: int) -> Iterator[MadePage]:
    """So many pages of so many layouts."""
    return (made_page(seed, number, layouts) for number in range(count))
