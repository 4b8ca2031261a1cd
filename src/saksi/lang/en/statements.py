"""English statements."""

from saksi.find.statements import StatementKnowledge

STATEMENTS = StatementKnowledge()
