"""Indonesian fields without acts, and nouns that name groups of people in public affairs."""

from saksi.find.events.knowledge import Domain

DOMAINS = (
    Domain(
        "sport",
        frozenset(
            "gol laga pertandingan pemain klub liga gelandang striker kiper skor babak wasit"
            " timnas pelatih turnamen juara piala semifinal final stadion suporter bek penalti"
            " transfer bola menit musim pebalap sirkuit petinju ronde set unggulan tunggal ganda"
            " klasemen kualifikasi leg".split()
        ),
        5,
    ),
    Domain(
        "film and music",
        frozenset(
            "film sutradara aktor aktris penonton konser album lagu penyanyi sinetron drakor"
            " trailer bioskop adegan tayang penggemar".split()
        ),
        5,
    ),
)
POPULATIONS = frozenset(
    "demonstran pengunjuk pemrotes massa pengungsi imigran migran warga sipil militan"
    " pemberontak separatis teroris perusuh mahasiswa buruh petani nelayan jemaah aktivis"
    " wartawan jurnalis polisi aparat wni sandera tahanan tersangka terdakwa masyarakat".split()
)
