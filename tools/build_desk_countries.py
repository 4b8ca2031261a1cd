"""Writes the countries that the desk's map and lists name: ISO 3166 numeric code, names in both languages.

Codes and English names come from world-countries (ODbL), Indonesian names from CLDR (Unicode-3.0). Run as
`python -m tools.build_desk_countries COUNTRY_KB`.
"""

import json
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "saksi"
OUT = SOURCE / "views" / "web" / "countries.json"


def build(kb: Path) -> dict[str, dict[str, str]]:
    """Alpha-3 code to numeric code and names."""
    listed = json.loads((kb / "world-countries.json").read_text(encoding="utf-8"))
    cldr = json.loads((kb / "cldr-id" / "territories.json").read_text(encoding="utf-8"))
    indonesian = cldr["main"]["id"]["localeDisplayNames"]["territories"]
    return {
        row["cca3"]: {
            "numeric": row["ccn3"],
            "id": indonesian.get(row["cca2"], row["name"]["common"]),
            "en": row["name"]["common"],
        }
        for row in sorted(listed, key=lambda row: str(row["cca3"]))
        if row["ccn3"]
    }


if __name__ == "__main__":
    rows = build(Path(sys.argv[1]))
    lines = ",\n".join(
        f" {json.dumps(c)}: {json.dumps(r, ensure_ascii=False)}" for c, r in rows.items()
    )
    OUT.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
