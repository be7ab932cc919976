"""What the supervisor does with children that die."""

from __future__ import annotations

import pytest

from cli.supervisor import Stopped, keep
from cypher import EmbeddedFailed


class Stubborn:
    """A child that comes back at the second try, and then ends the test."""

    def __init__(self) -> None:
        self.tries = 0

    def is_alive(self) -> bool:
        if self.tries == 2:
            raise Stopped
        return False

    def restart(self) -> None:
        self.tries += 1
        if self.tries == 1:
            raise EmbeddedFailed("the disk is full")

    def stop(self) -> None: ...


def test_a_child_that_cannot_be_started_is_tried_again() -> None:
    child, said = Stubborn(), list[str]()
    with pytest.raises(Stopped):
        keep([child], said.append)
    assert "Stubborn did not start: the disk is full" in said
    assert child.tries == 2
