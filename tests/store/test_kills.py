"""A writer that is killed loses nothing that it was told was kept, and leaves nothing half."""

from tests.store.made import LINES
from tools.killing import kill_once


def test_killed_writer_leaves_a_whole_store(where: str) -> None:
    for number, seconds in enumerate((0.0, 0.013)):
        left = kill_once(where, f"w{number}", LINES[0], 4 + number, seconds)
        assert left.wrong == ()
        assert left.put > 2
