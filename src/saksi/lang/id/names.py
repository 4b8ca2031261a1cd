"""Indonesian names."""

from saksi.find.entities import NameKnowledge

NAMES = NameKnowledge()
