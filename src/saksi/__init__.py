"""Saksi reads news pages and keeps a sourced record of what they report."""

__version__ = "0.1.0"
