"""The scorer is given the annotation that an article was read with, each act named by its words."""

import json
from collections.abc import Mapping
from types import SimpleNamespace
from typing import cast

from tools.event_examples import Article
from tools.event_figures import annotation_of

TEXT = "Oslo menolak usul itu. Reykjavik kecewa."


def _article(*events: Mapping[str, object]) -> Article:
    gold = {"id": "warta-1", "times": [], "events": list(events)}
    return cast(Article, SimpleNamespace(gold=gold, analysis=SimpleNamespace(text=TEXT)))


def test_an_act_given_by_its_place_is_named_by_its_words() -> None:
    told = json.loads(annotation_of(_article({"type": "REJECT", "evidence_span": [0, 22]})))
    assert [event["evidence"] for event in told["events"]] == ["Oslo menolak usul itu."]
    assert told["times"] == []


def test_words_that_are_given_stay_and_what_has_no_place_has_none() -> None:
    given = {"type": "REJECT", "evidence": "menolak usul", "evidence_span": [0, 22]}
    told = json.loads(annotation_of(_article(given, {"type": "ACCUSE"})))
    assert [event["evidence"] for event in told["events"]] == ["menolak usul", ""]
