"""Indonesian fields without acts, and nouns that name groups of people in public affairs."""

from saksi.find.events.knowledge import Domain


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DOMAINS = (
    Domain(
        "sport",
        _set(
            "gol laga pertandingan pemain pemainnya klub liga gelandang striker penyerang kiper skor"
            " wasit timnas pelatih pelatihnya turnamen piala semifinal perempatfinal stadion suporter"
            " bek penalti sundulan umpan gawang pebalap sirkuit petinju petenis pegolf pelari"
            " sprinter perenang pesepak ronde klasemen kualifikasi musim-panas bulu-tangkis voli"
            " basket sepak futsal maraton tenis skuad semifinalis juara atlet olimpiade medali"
        ),
        5,
    ),
    Domain(
        "film and music",
        _set(
            "film sutradara aktor aktris penonton konser album lagu penyanyi vokalis sinetron drakor"
            " trailer bioskop adegan tayang penggemar novel serial gim"
            " musik band penyair pelukis komikus kurator kostum resep koki selebritas idola"
            " sekuel drama komik"
        ),
        5,
        _set("COERCE"),
    ),
    Domain(
        "markets",
        _set("saham emiten dividen obligasi ihsg analis imbal"),
        4,
        _set("SANCTION COOPERATE AGREE AID CONSULT"),
    ),
    Domain(
        "weather and disaster",
        _set(
            "hujan gempa banjir badai topan longsor tsunami cuaca kekeringan gunung kabut"
            " angin salju gelombang-panas puting-beliung meteorologi petir kemarau"
        ),
        4,
        _set("AID REQUEST ACCUSE CONSULT AGREE SUPPORT COOPERATE SANCTION"),
    ),
)
PROTESTERS = _set("demonstran pengunjuk pemrotes pemprotes pendemo massa perusuh")

POPULATIONS = _set(
    "demonstran pengunjuk pemrotes massa pengungsi imigran migran warga sipil militan"
    " pemberontak separatis teroris perusuh mahasiswa buruh petani nelayan jemaah jamaah aktivis"
    " wartawan jurnalis polisi aparat wni wna tki tkw pmi sandera tahanan tersangka terdakwa"
    " masyarakat penduduk pekerja korban pegawai pendukung relawan siswa pelajar pejabat petugas"
    " tentara ilmuwan donatur pembelot rakyat jaksa hakim pemimpin napi narapidana terpidana"
    " pendemo guru dosen dokter perawat sopir pengemudi ojol pedagang pengusaha karyawan pns asn"
    " prajurit serdadu pasukan milisi gerilyawan jihadis ekstremis penyerang pembunuh penembak"
    " pembajak perompak penyelundup pengedar bandar preman pelaku penjahat buronan koruptor"
    " perempuan anak-anak wanita ibu-ibu remaja pemuda santri ulama pendeta biksu suporter"
    " penumpang turis wisatawan ekspatriat minoritas oposisi anggota delegasi diplomat utusan"
    " penyidik penyelidik inspektur pengacara investor importir eksportir produsen nasabah"
    " konsumen pelanggan pemilih simpatisan penonton keluarga kerabat saksi pakar ahli peneliti"
    " akademisi tawanan peserta pemukim umat pasien bayi balita murid pengunjung penghuni pengungsi"
    " pelaut awak pemilik penggembala penambang peziarah tamu"
)
