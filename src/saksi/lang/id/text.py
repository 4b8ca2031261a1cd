"""Indonesian text: abbreviations after which a sentence goes on."""

from saksi.text.sentences import TextKnowledge

_TITLES = "dr drs dra ir h hj kh prof letjen mayjen brigjen jend kol letkol kapt sdr sdri tn ny bpk"
_COMMON = "no nomor hlm hal jl jln gg kec kab kel prov kav lt rt rw pt cv ud tbk ltd inc co vs"
_MONTHS = "jan feb mar apr jun jul agu agt sep sept okt nov des"
_MAY_END = "dll dsb dst dkk tbk a.n s.d st m.si s.h s.e s.ip m.m m.h ph.d inc ltd"

TEXT = TextKnowledge(
    abbreviations=frozenset(f"{_TITLES} {_COMMON} {_MONTHS} st rp tgl pkl".split()),
    abbreviations_that_may_end=frozenset(_MAY_END.split()),
)
