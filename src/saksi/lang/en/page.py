"""English pages."""

from saksi.read.page import PageKnowledge

PAGE = PageKnowledge("en")
