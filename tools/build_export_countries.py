"""Writes what exports know of countries: ISO 3166 alpha-2 code, English name, and a point within.

They come from world-countries (ODbL). Run as
`python -m tools.build_export_countries COUNTRY_KB`.
"""

import json
import sys
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[1] / "src" / "saksi"
OUT = SOURCE / "views" / "exports" / "countries.json"


def build(kb: Path) -> dict[str, dict[str, Any]]:
    """Alpha-3 code to alpha-2 code, name, and [longitude, latitude]."""
    listed = json.loads((kb / "world-countries.json").read_text(encoding="utf-8"))
    return {
        row["cca3"]: {
            "alpha2": row["cca2"],
            "name": row["name"]["common"],
            "point": row["latlng"][::-1],
        }
        for row in sorted(listed, key=lambda row: str(row["cca3"]))
    }


if __name__ == "__main__":
    rows = build(Path(sys.argv[1]))
    lines = ",\n".join(
        f" {json.dumps(c)}: {json.dumps(r, ensure_ascii=False)}" for c, r in rows.items()
    )
    OUT.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
