from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.command import SHOP, Server
from tests.web.page import browser, opened, run_query

TABS = {
    "WhatWrites": "writers",
    "Lineage": "upstreamDistance",
    "Assets": "usages",
    "Flow": "steps",
    "NotUnderstood": "diagnostics",
    "News": "cursor",
}
"""The tabs that the page opens with, and a word of the answer that each gets."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    browser()
    with Server(tmp_path_factory.mktemp("home"), SHOP) as running:
        running.hears("(deployed),")
        yield running


def test_a_newcomer_opens_the_page_and_has_the_first_answer_with_one_key(server: Server) -> None:
    with opened(server.url) as (page, asked):
        assert [tab.inner_text() for tab in page.get_by_role("tab").all()] == list(TABS)
        answer = run_query(page, TABS["WhatWrites"])
    assert '"f/' in answer
    assert "errors" not in answer
    assert {address for address in asked if not address.startswith((server.url, "data:", "blob:"))} == set()


def test_every_ready_query_answers(server: Server) -> None:
    with opened(server.url) as (page, _):
        for tab in page.get_by_role("tab").all():
            tab.click()
            assert "errors" not in run_query(page, TABS[tab.inner_text()])


def test_a_server_that_asks_for_tokens_says_where_to_put_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    with (
        Server(tmp_path_factory.mktemp("guarded"), HEADRACE_AUTH_REQUIRED="true") as guarded,
        opened(guarded.url) as (page, _),
    ):
        page.get_by_text("Bearer YOUR-TOKEN").wait_for()
        assert page.get_by_label("Headers").first.is_visible()
        assert "UNAUTHENTICATED" in run_query(page, "UNAUTHENTICATED")
        page.get_by_role("tab", name="News").click()
        assert "a token is required" in " ".join(run_query(page, "(4403)").split())


def test_a_subscription_that_the_server_ends_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Server(tmp_path_factory.mktemp("ending"), SHOP) as ending, opened(ending.url) as (page, _):
        page.get_by_role("tab", name="News").click()
        run_query(page, "cursor")
        ending.process.terminate()
        page.locator(".result-window", has_text="(1012)").wait_for()
