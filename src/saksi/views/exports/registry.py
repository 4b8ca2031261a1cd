"""Every form of export by its name."""

from saksi.views.exports.brat import write_brat
from saksi.views.exports.codebook import write_codebook
from saksi.views.exports.conllu import write_conllu
from saksi.views.exports.form import Form
from saksi.views.exports.ftm import write_ftm
from saksi.views.exports.gdelt import write_gdelt
from saksi.views.exports.geojson import write_geojson
from saksi.views.exports.gexf import write_gexf
from saksi.views.exports.graphml import write_graphml
from saksi.views.exports.ical import write_ical
from saksi.views.exports.icews import write_icews
from saksi.views.exports.jsonld import write_jsonld
from saksi.views.exports.labelstudio import write_labelstudio
from saksi.views.exports.polecat import write_polecat
from saksi.views.exports.tables import write_plover, write_records, write_table, write_typed
from saksi.views.exports.xlsx import write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET = "application/vnd.apache.parquet"
TABS = "text/tab-separated-values; charset=utf-8"
CSV = "text/csv; charset=utf-8"
LINES = "application/x-ndjson"
CELLS, EDGES = ("raw_cells",), ("edges",)

_ALL = (
    Form("jsonl", "JSON Lines", "jsonl", LINES, write_records),
    Form("csv", "CSV", "csv", CSV, write_table, ("table", *CELLS)),
    Form("xlsx", "Excel", "xlsx", XLSX, write_xlsx, ("table", *CELLS), binary=True),
    Form("parquet", "Parquet", "parquet", PARQUET, write_typed, ("table",), binary=True),
    Form("codebook", "Codebook", "csv", CSV, write_codebook),
    Form("plover", "PLOVER JSON", "jsonl", LINES, write_plover),
    Form("polecat", "POLECAT", "tsv", TABS, write_polecat, CELLS),
    Form("icews", "ICEWS", "tsv", TABS, write_icews, CELLS),
    Form("gdelt", "GDELT 2.0", "tsv", TABS, write_gdelt, CELLS),
    Form("gexf", "GEXF", "gexf", "application/xml", write_gexf, EDGES),
    Form("graphml", "GraphML", "graphml", "application/xml", write_graphml, EDGES),
    Form("geojson", "GeoJSON", "geojson", "application/geo+json", write_geojson),
    Form("ical", "iCalendar", "ics", "text/calendar; charset=utf-8", write_ical),
    Form("ftm", "FollowTheMoney", "ftm.json", LINES, write_ftm),
    Form("jsonld", "JSON-LD", "jsonld", "application/ld+json", write_jsonld),
    Form("conllu", "CoNLL-U", "conllu", "text/plain; charset=utf-8", write_conllu),
    Form("brat", "brat", "zip", "application/zip", write_brat, binary=True),
    Form("labelstudio", "Label Studio", "json", "application/json", write_labelstudio),
)
FORMS = {form.name: form for form in _ALL}
