"""Fetches pages safely and politely: what may be reached, how often, and what came of it."""

from saksi.run.fetch.addresses import check_url, is_public, resolve
from saksi.run.fetch.client import Client, Fetched, fetch
from saksi.run.fetch.limits import Limits
from saksi.run.fetch.network import VettedBackend

__all__ = [
    "Client",
    "Fetched",
    "Limits",
    "VettedBackend",
    "check_url",
    "fetch",
    "is_public",
    "resolve",
]
