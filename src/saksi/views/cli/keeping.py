"""What becomes of one input, as the commands keep it."""

from saksi.views.keeping import keep_outcome

__all__ = ["keep_outcome"]
