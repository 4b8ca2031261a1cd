"""Indonesian closed classes that tell subject, object and oblique apart around a trigger."""

from saksi.find.events.knowledge import Grammar


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PAIRED = ("negara", "pihak", "belah pihak", "pemerintah", "pemimpin", "kepala negara", "presiden")

GRAMMAR = Grammar(
    prepositions=_set(
        "di ke dari pada kepada terhadap dengan oleh untuk bagi tentang soal terkait mengenai"
        " atas dalam antara antar menuju bersama melalui lewat sebagai tanpa melawan seperti"
        " menurut hingga sampai sejak selama dekat sekitar akibat dibanding daripada bahwa"
        " lawan demi guna usai pasca pascaserangan"
    ),
    inside_names=_set("para sejumlah beberapa milik asal si sang sebuah seorang kedua"),
    conjunctions=_set("dan serta maupun & atau"),
    breaks=_set(
        "bahwa karena sebab setelah sebelum ketika saat sementara sedangkan namun tetapi tapi"
        " jika bila kalau apabila agar supaya untuk sehingga meski meskipun walau walaupun"
        " padahal usai seiring lantaran demi guna sambil seraya sejak adalah ialah merupakan"
        " menyusul akibat"
    ),
    relatives=_set("yang"),
    lifting=_set(
        "cabut mencabut dicabut pencabutan longgarkan melonggarkan dilonggarkan hapus menghapus dihapus batalkan membatalkan"
    ),
    stopping=_set("henti hentikan menghentikan dihentikan akhiri mengakhiri diakhiri"),
    other_times=_set("sejak setelah sesudah sebelum usai menyusul"),
    by=_set("oleh"),
    with_=_set("dengan bersama"),
    in_=_set("di"),
    between=_set("antara antar"),
    asking=_set("untuk agar supaya segera menghentikan"),
    light=_set(
        "melakukan melancarkan meluncurkan menjatuhkan memberikan memberi mengadakan menggelar"
        " menyampaikan mengeluarkan menyatakan memberlakukan menerapkan mengenakan melayangkan"
        " melontarkan mengumumkan memulai melanjutkan memperkuat menyerukan membuka memimpin"
        " menghadiri menjalin mengajukan menandatangani membuat menghentikan melaksanakan"
        " mendeklarasikan mengirimkan mengirim menyalurkan meningkatkan memperluas memperketat"
        " lakukan lancarkan luncurkan jatuhkan gelar mengintensifkan membalas menyepakati"
        " mencapai membatalkan menolak merencanakan mengancam mempertimbangkan"
    ),
    light_passive=_set("dilakukan dilancarkan dijatuhkan diberikan dikenakan digelar diluncurkan"),
    light_receive=_set(
        "menerima mendapat mendapatkan mengalami menghadapi menuai terkena memperoleh dijatuhi"
        " dikenai menjadi diterima dihadapi terima"
    ),
    first_person=_set("kami kita saya aku"),
    each=_set("saling"),
    pairs=tuple(f" kedua {noun}" for noun in PAIRED),
    since=_set("sejak semenjak"),
    we=_set("kami saya aku"),
    stances=("pro-", "anti-", "non-", "eks-", "pasca-"),
    claims=_set(
        "tuduhan tudingan kritik kritikan kecaman tuntutan desakan permintaan seruan ancaman"
        " peringatan ultimatum tawaran usulan ajakan permohonan imbauan"
    ),
    promising=_set(
        "untuk akan membantu mendukung mengirim mengirimkan memberi memberikan menambah melindungi"
    ),
    beneficiary=_set("kepada bagi untuk ke dengan"),
    leading=_set("akan telah sudah ingin harus bisa dapat mau terus tetap masih"),
    verbs=_set("kata ujar ucap ungkap tutur jelas tegas lanjut sebut minta akan telah sudah"),
    verb_prefixes=("mem", "men", "meng", "meny", "mel", "mer", "di", "ber", "ter"),
    passive_prefixes=("di", "ter"),
    suffered=("pe", "an"),
    done_to=_set("terhadap ke atas kepada pada"),
    back=_set("tersebut itu ini"),
    mutual=_set("bentrok bentrokan baku kontak"),
    whether=_set("apakah benarkah mungkinkah akankah bisakah haruskah"),
    refusing=_set("menolak enggan ogah"),
    to_do=_set("untuk"),
    oughts=_set("harus wajib mesti perlu sebaiknya"),
    condemning=_set(
        "mengecam kecam mengutuk kutuk memprotes protes mengkritik kritik menyesalkan sesalkan"
        " menyayangkan mencela"
    ),
    enclitics=("nya", "ku", "mu", "lah", "pun"),
    noun_first=True,
)
