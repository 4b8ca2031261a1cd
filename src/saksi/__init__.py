"""Saksi reads news pages and keeps a sourced record of what they report."""

__version__ = "0.1.0"

from saksi.api import read
from saksi.records import Record
from saksi.tagging import tagged

__all__ = ["Record", "__version__", "read", "tagged"]
