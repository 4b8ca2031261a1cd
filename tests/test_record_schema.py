"""Every record validates against the JSON Schema that we publish, and the schema is up to date."""

import json
from pathlib import Path
from typing import Any

import pytest

import saksi
from eval.samples import sample_pages
from tools.build_record_schema import OUT, text

SCHEMA: dict[str, Any] = json.loads(OUT.read_text(encoding="utf-8"))
KEPT = Path(__file__).parent / "store" / "records.jsonl"
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
KNOWN = {
    "$ref", "$schema", "$defs", "title", "description", "type", "properties", "required", "items",
    "additionalProperties", "anyOf", "enum", "const", "minimum",
}  # fmt: skip


def problems(value: Any, schema: dict[str, Any], path: str = "$") -> list[str]:
    """Where `value` breaks `schema`; of JSON Schema just the keywords that ours uses."""
    assert schema.keys() <= KNOWN, f"teach this test: {schema.keys() - KNOWN}"
    if "$ref" in schema:
        return problems(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], path)
    if "anyOf" in schema:
        ways = [problems(value, way, path) for way in schema["anyOf"]]
        return [] if [] in ways else ways[0]
    if not _has_type(value, schema.get("type")):
        return [f"{path}: {value!r} is no {schema['type']}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path}: {value!r} is none of {schema['enum']}"]
    if "const" in schema and value != schema["const"]:
        return [f"{path}: {value!r} is not {schema['const']!r}"]
    if "minimum" in schema and value < schema["minimum"]:
        return [f"{path}: {value!r} is below {schema['minimum']}"]
    if isinstance(value, list):
        return [
            p for n, x in enumerate(value) for p in problems(x, schema["items"], f"{path}[{n}]")
        ]
    return _object_problems(value, schema, path) if isinstance(value, dict) else []


def _has_type(value: Any, name: str | None) -> bool:
    if name is None:
        return True
    if name in ("integer", "number"):
        kinds = (int,) if name == "integer" else (int, float)
        return isinstance(value, kinds) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def _object_problems(value: dict[str, Any], schema: dict[str, Any], path: str) -> list[str]:
    fields = schema.get("properties", {})
    found = [f"{path}: lacks {key}" for key in schema.get("required", ()) if key not in value]
    for key, part in value.items():
        of = fields.get(key, schema.get("additionalProperties"))
        found += problems(part, of, f"{path}.{key}") if isinstance(of, dict) else []
    return found


def test_schema_is_what_the_types_give() -> None:
    assert OUT.read_text(encoding="utf-8") == text()


@pytest.mark.parametrize("page", sample_pages(), ids=lambda path: path.name)
def test_record_of_a_sample_page_validates(page: Path) -> None:
    assert problems(json.loads(saksi.read(page).to_json()), SCHEMA) == []


def test_records_with_statements_and_events_validate() -> None:
    for line in KEPT.read_text(encoding="utf-8").splitlines():
        assert problems(json.loads(line), SCHEMA) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"schema": "saksi/record/2"}, "$.schema: 'saksi/record/2' is not 'saksi/record/1'"),
        ({"text": None}, "$.text: None is no string"),
        ({"events": [{"type": "WAR"}]}, "$.events[0]: lacks id"),
        (
            {"rejected": [{"stage": "a", "reason": "b", "start": -1}]},
            "$.rejected[0].start: -1 is below 0",
        ),
        (
            {"rejected": [{"stage": "a", "reason": "b", "start": True}]},
            "$.rejected[0].start: True is no integer",
        ),
    ],
)
def test_schema_refuses_another_shape(change: dict[str, Any], problem: str) -> None:
    record = json.loads(KEPT.read_text(encoding="utf-8").splitlines()[0])
    assert problem in problems({**record, **change}, SCHEMA)


def test_schema_names_every_field_that_a_record_has() -> None:
    record = json.loads(KEPT.read_text(encoding="utf-8").splitlines()[0])
    assert record.keys() == SCHEMA["$defs"]["Record"]["properties"].keys()
