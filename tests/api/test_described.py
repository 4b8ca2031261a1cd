"""The OpenAPI description holds: generated requests never break the API, answers keep its shapes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance
from starlette.testclient import TestClient

from saksi.store import open_store
from saksi.views.api import articles, together, writing
from saksi.views.web import Settings, create_app

CHECKS = [not_a_server_error, response_schema_conformance, content_type_conformance]


def test_description_names_every_shape(api: TestClient) -> None:
    answer = api.get("/v1/openapi.json")
    described = answer.json()
    assert described["openapi"].startswith("3.1")
    named = {part.split('"')[0] for part in answer.text.split("#/components/schemas/")[1:]}
    assert named <= set(described["components"]["schemas"])
    assert {"Record", "MergedEvent", "Problem"} <= named


ROUTES = [
    (method, route.path)
    for router in (articles.router, together.router, writing.router)
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]


@pytest.fixture(scope="session")
def described(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The API as its own description tells it, over a copy of the store."""
    where = tmp_path_factory.mktemp("described") / "news.sqlite"
    with open_store(filled) as kept:
        kept.backup(where)
    with open_store(where) as store:
        app = create_app(store, Settings("news.sqlite", hosts=("testserver", "localhost")))
        yield schemathesis.openapi.from_asgi("/v1/openapi.json", app)


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_generated_requests_are_answered_as_described(
    described: Any, method: str, path: str
) -> None:
    operation = described[path.replace(":path", "")][method]

    @given(case=operation.as_strategy())
    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(checks=CHECKS)

    ask()
