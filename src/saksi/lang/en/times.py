"""English times."""

from saksi.find.times import TimeKnowledge

TIMES = TimeKnowledge()
