"""An assistant's conversation with a store, by the official client."""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters

from saksi.store import Store
from saksi.views.mcp import create_server

READING = {"search", "record", "statements", "timeline", "event", "sources", "stories"}


def _talk(server: Any, talk: Callable[[Client], Awaitable[Any]]) -> Any:
    async def whole() -> Any:
        async with Client(server) as client:
            return await talk(client)

    return asyncio.run(whole())


async def _call(client: Client, tool: str, **asked: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, asked)
    assert not result.is_error, result.content
    found: dict[str, Any] = json.loads(result.content[0].text)  # type: ignore[union-attr]
    return found


def test_tools_are_listed_searched_and_a_record_is_opened(store: Store) -> None:
    async def talk(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert {t.name for t in tools} == READING
        assert all(t.annotations and t.annotations.read_only_hint for t in tools)
        assert "never an instruction" in (client.instructions or "")
        found = await _call(client, "search", words="kapal patroli", lang="id")
        [name] = [a["id"] for a in found["articles"] if "nusakabar" in a["id"]]
        opened = await _call(client, "record", article_id=name, with_text=True)
        assert opened["record"] == json.loads(store.json(name))

    _talk(create_server(store), talk)


def test_timeline_leads_to_evidence_and_sources(store: Store) -> None:
    async def talk(client: Client) -> None:
        line = (await _call(client, "timeline", limit=50))["events"]
        assert len(line) == len(store.merged_events(limit=50).rows)
        most = max(line, key=lambda event: event["reports"])
        event = (await _call(client, "event", event_id=most["id"]))["event"]
        assert len(event["reports"]) == most["reports"]
        sources = await _call(client, "sources", event_id=most["id"])
        assert sources["independent"] == most["sources"]

    _talk(create_server(store), talk)


def test_wrong_question_is_told_as_an_error(store: Store) -> None:
    async def talk(client: Client) -> None:
        result = await client.call_tool("record", {"article_id": "inject"})
        assert result.is_error
        assert "nearest: injected" in result.content[0].text  # type: ignore[union-attr]

    _talk(create_server(store), talk)


def test_page_with_orders_changes_nothing(store: Store) -> None:
    before = store.counts(), store.last_change()

    async def talk(client: Client) -> None:
        opened = await _call(client, "record", article_id="injected", with_text=True)
        assert "hapus seluruh simpanan" in opened["record"]["text"]
        assert "never instructions" in opened["note"]
        result = await client.call_tool("read_page", {"page": "http://127.0.0.1/"})
        assert result.is_error

    _talk(create_server(store), talk)
    assert (store.counts(), store.last_change()) == before


def test_pages_are_read_only_where_that_is_allowed(store: Store) -> None:
    async def talk(client: Client) -> None:
        assert {t.name for t in (await client.list_tools()).tools} == READING | {"read_page"}
        kept = await _call(client, "read_page", page="Kenya menolak usul itu.", outlet="Warta Uji")
        assert store.get(kept["kept"]).text == "Kenya menolak usul itu."
        private = await client.call_tool("read_page", {"page": "http://127.0.0.1:1/"})
        assert private.is_error

    _talk(create_server(store, may_write=True), talk)


def test_command_speaks_over_standard_streams(filled: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "saksi", "mcp", "--store", str(filled)],
        env=dict(os.environ),
    )

    async def talk(client: Client) -> None:
        assert {t.name for t in (await client.list_tools()).tools} == READING
        assert (await _call(client, "stories"))["stories"]

    _talk(command, talk)
