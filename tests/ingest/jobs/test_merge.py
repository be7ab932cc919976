from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.jobs.merge import Conflict, merged

STUB = {"told": False, "createdAt": 500, "isNew": False}
WHOLE = {
    "runnable": "w:r",
    "runnablePath": "f/a",
    "parent": "w:p",
    "root": "w:q",
    "createdAt": 100,
    "startedAt": 110,
    "endedAt": 120,
    "tracked": True,
}

parts = st.lists(
    st.builds(
        lambda names, later, status: {
            **{name: WHOLE[name] for name in names},
            **{name: WHOLE[name] + later for name in names & {"startedAt", "endedAt"}},
            "createdAt": 100,
            "status": status,
        },
        st.sets(st.sampled_from(sorted(WHOLE))),
        st.integers(0, 9),
        st.sampled_from([None, "QUEUED", "RUNNING", "SUCCEEDED"]),
    ),
    min_size=1,
    max_size=6,
)


def after(reports: list[dict[str, Any]]) -> dict[str, Any]:
    job: dict[str, Any] = dict(STUB)
    for told in reports:
        job = merged(job, told, 900)
    return job


@given(parts.flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))))
def test_a_job_is_the_same_in_whichever_order_it_is_told(orders: tuple[list[dict[str, Any]], list[Any]]) -> None:
    one, other = orders
    assert after(one) == after(other) == after([*one, *other])


@pytest.mark.parametrize(
    ("told", "created"),
    [({"createdAt": 7}, 7), ({"startedAt": 8}, 8), ({"createdAt": 7, "startedAt": 8}, 7), ({}, 900)],
)
def test_a_job_was_made_when_its_first_telling_says(told: dict[str, Any], created: int) -> None:
    assert after([told, {"createdAt": 1}])["createdAt"] == created


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"status": "FAILED"}, {"status": "SUCCEEDED"}),
        ({"status": "CANCELED"}, {"status": "FAILED"}),
        ({"runnable": "w:r", "runnablePath": "f/a"}, {"runnable": "w:s", "runnablePath": "f/b"}),
        ({"parent": "w:p"}, {"parent": "w:q"}),
    ],
)
def test_what_contradicts_is_refused(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Without a word of what is held: who tells may not read it."""
    with pytest.raises(Conflict) as refused:
        after([first, second])
    assert not {str(value) for value in first.values()} & set(str(refused.value).split())


def test_an_older_telling_takes_nothing_back() -> None:
    done = {"status": "SUCCEEDED", "startedAt": 1, "endedAt": 9, "root": "w:q"}
    job = after([done, {"status": "RUNNING", "startedAt": 2, "endedAt": 6, "root": "w:other"}])
    assert {name: job[name] for name in done} == done


@pytest.mark.parametrize(
    ("told", "tracked"),
    [((None,), None), ((None, True), True), ((True, None), True), ((False, True), False), ((True, False, None), False)],
)
def test_a_job_that_is_not_tracked_stays_so(told: tuple[bool | None, ...], tracked: bool | None) -> None:
    assert after([{"tracked": one} for one in told])["tracked"] is tracked


def test_a_status_never_goes_back() -> None:
    assert after([{"status": "SUCCEEDED"}, {"status": "RUNNING"}, {"status": None}])["status"] == "SUCCEEDED"
