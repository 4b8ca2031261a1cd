"""Write `docs/record.schema.json`, the JSON Schema of a record, from the types of `saksi.records`.

    python -m tools.build_record_schema [--check]

`--check` writes nothing and fails where the file is not what the types give.
"""

import argparse
import inspect
import json
import sys
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from saksi import records

OUT = Path(__file__).resolve().parents[1] / "docs" / "record.schema.json"
OFFSETS = ("start", "end")


def _sometimes_left_out(name: str) -> set[str]:
    """The fields of a type that its JSON may lack: offsets and surfaces that the page has not."""
    of: type[Struct] = getattr(records, name)
    return {field.encode_name for field in msgspec.structs.fields(of) if field.default is UNSET}


def _finish(name: str, part: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, dict[str, Any]] = part["properties"]
    for key, of in fields.items():
        of.pop("default", None)
        if key in OFFSETS:
            of["minimum"] = 0
    required = [key for key in fields if key not in _sometimes_left_out(name)]
    described = inspect.cleandoc(part["description"])
    return {**part, "description": described, "required": required}


def schema() -> dict[str, Any]:
    """The schema; whatever else a field may be, it is there."""
    (root,), parts = msgspec.json.schema_components([records.Record], ref_template="#/$defs/{name}")
    defs = {name: _finish(name, parts[name]) for name in sorted(parts)}
    defs["Record"]["properties"]["schema"] = {"const": records.SCHEMA}
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "title": records.SCHEMA, **root, "$defs": defs}


def text() -> str:
    """The file's contents."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    """Write the file, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        OUT.write_text(text(), encoding="utf-8")
        return 0
    if OUT.read_text(encoding="utf-8") == text():
        return 0
    print(f"{OUT} is old; make it anew: python -m tools.build_record_schema", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
