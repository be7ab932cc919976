from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.command import SHOP, Server
from tests.web.page import browser, opened, run_query

TABS = {"WhatWrites": "writers", "Assets": "usages", "Flow": "steps", "NotUnderstood": "diagnostics", "News": "cursor"}
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
