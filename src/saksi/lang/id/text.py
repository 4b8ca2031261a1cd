"""Indonesian text: abbreviations after which a sentence goes on, and words that captures glue."""

from saksi.text.sentences import TextKnowledge

_TITLES = (
    "dr drs dra ir h hj kh tgh prof jenderal letjen mayjen brigjen jend kol letkol kapt lettu iptu "
    "akp kombes irjen brigpol serka sdr sdri tn ny nn tb mr mrs ms gus ust r rr kpt pres gub"
)
_COMMON = (
    "no nomor hlm hal jl jln gg kec kab kel prov kav lt rt rw pt pte cv ud tbk ltd inc vs cf "
    "yth bpk u.s u.k a.k.a ph"
)
_MONTHS = "jan feb mar apr jun jul agu agt sep sept okt nov des"
_MAY_END = (
    "dll dsb dst dkk tbk a.n s.d st m.si s.h s.e s.ip s.sos s.t m.m m.h m.a ph.d inc ltd co corp "
    "swt saw"
)
_LABELLED = (
    "kuartal triwulan semester kelas golongan tahap bab blok tipe hepatitis vitamin dunia pasal "
    "kategori grup bagian jilid seri varian rencana zona no huruf nilai ring"
)
_GLUED = (
    "dilansir dikutip melansir mengutip dari dan yang oleh dengan untuk pada di ke bahwa kata ujar "
    "tutur ucap ungkap jelas kepada seperti dalam demikian menurut antara presiden serta atau itu "
    "ini adalah sebagai laporan terhadap sejak hingga saat para juga"
)

TEXT = TextKnowledge(
    abbreviations=frozenset(f"{_TITLES} {_COMMON} {_MONTHS} st rp tgl pkl".split()),
    abbreviations_that_may_end=frozenset(_MAY_END.split()),
    labelled=frozenset(_LABELLED.split()),
    glued=frozenset(_GLUED.split()),
)
