"""Writes the countries that the desk's map and lists name: ISO 3166 numeric code, names in both languages.

Codes come from world-countries (ODbL), names from the language tables. Run as
`python -m tools.build_desk_countries COUNTRY_KB`.
"""

import json
import sys
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[1] / "src" / "saksi"
OUT = SOURCE / "views" / "web" / "countries.json"


def build(kb: Path) -> dict[str, dict[str, str]]:
    """Alpha-3 code to numeric code and names."""
    listed = json.loads((kb / "world-countries.json").read_text(encoding="utf-8"))
    numbers = {row["cca3"]: row["ccn3"] for row in listed if row["ccn3"]}
    names = {
        lang: json.loads((SOURCE / "lang" / lang / "tables" / "countries.json").read_text("utf-8"))
        for lang in ("id", "en")
    }
    return {
        code: {
            "numeric": number,
            **{
                lang: _common(listed, code) if lang == "en" else table[code]["names"][0]
                for lang, table in names.items()
                if table.get(code, {}).get("names")
            },
        }
        for code, number in sorted(numbers.items())
    }


def _common(listed: list[dict[str, Any]], code: str) -> str:
    """The common English name."""
    return next(str(row["name"]["common"]) for row in listed if row["cca3"] == code)


if __name__ == "__main__":
    rows = build(Path(sys.argv[1]))
    lines = ",\n".join(
        f" {json.dumps(c)}: {json.dumps(r, ensure_ascii=False)}" for c, r in rows.items()
    )
    OUT.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
