"""The OpenAPI description: answers in the very shapes that are sent."""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from saksi import __version__
from saksi.views.api.answers import JSON, SHAPES
from saksi.views.api.problems import PROBLEM, SCHEMA

_REF = "#/components/schemas/{name}"
_PROBLEMS = {
    400: "what is asked cannot be answered as it is",
    401: "sign in: send a token",
    403: "this needs another role",
    404: "there is no such thing in the store",
    413: "the body is larger than is read",
    422: "a value is missing, unknown or malformed, or the page cannot be read",
    429: "too many requests; see retry-after",
    503: "the store cannot answer now",
}


def gives(name: str | None, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that answers with the shape of that name, or with nothing."""
    found: dict[int | str, dict[str, Any]] = {status: {"description": name or "done"}}
    if name:
        found[status]["content"] = {JSON: {"schema": {"$ref": _REF.format(name=name)}}}
        found[304] = {"description": "what the client holds is still so"}
    problem = {PROBLEM: {"schema": {"$ref": _REF.format(name="Problem")}}}
    for code, text in _PROBLEMS.items():
        found[code] = {"description": text, "content": problem}
    return found


def describe(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="Saksi",
            version=__version__,
            summary="A sourced record of what news pages report.",
            routes=app.routes,
        )
        made["servers"] = [{"url": "/v1"}]
        parts = made.setdefault("components", {})
        parts["schemas"] = {**parts.get("schemas", {}), **_shapes(), "Problem": SCHEMA}
        parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{}, {"token": []}]
        app.openapi_schema = made
    return app.openapi_schema


def _shapes() -> dict[str, Any]:
    """The JSON Schemas of all answers, each under its own name."""
    schemas, components = msgspec.json.schema_components(SHAPES.values(), ref_template=_REF)
    named = dict(zip(SHAPES, schemas, strict=True))
    return {**components, **{name: s for name, s in named.items() if name not in components}}
