"""The collector is left as it was found, whoever else is within."""

from __future__ import annotations

import gc
from threading import Thread

import pytest

from analyzers.calm import calm


def test_collections_are_rare_within_and_as_before_after() -> None:
    before = gc.get_threshold()
    with calm():
        assert gc.get_threshold()[0] > before[0]
        with calm():
            pass
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before


def test_an_error_leaves_it_as_it_was() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), calm():
        raise ValueError("broken")
    assert gc.get_threshold() == before


def test_threads_that_overlap_leave_it_as_it_was() -> None:
    before = gc.get_threshold()

    def often() -> None:
        for _ in range(200):
            with calm():
                pass

    threads = [Thread(target=often) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert gc.get_threshold() == before
