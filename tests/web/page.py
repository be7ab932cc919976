"""The pages in a real browser: headless Chromium from PATH, which reaches nothing but the server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, TimeoutError, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser() -> str:
    """The browser's program. Skips the test where there is none, fails it where nothing may be skipped."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        told = f"no browser to test the page with: none of {', '.join(NAMES)} is on PATH"
        (pytest.fail if os.environ.get("HEADRACE_REQUIRE_ALL") == "1" else pytest.skip)(told)
    return str(found)


@contextmanager
def opened(url: str, width: int = 1280, height: int = 800) -> Iterator[tuple[Page, list[str]]]:
    """A page of the server, loaded, and the addresses that it asked for."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=[*FLAGS])
        try:
            page = chromium.new_page(viewport={"width": width, "height": height})
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            page.goto(url)
            page.locator(".graphiql-query-editor .view-line").first.wait_for()
            yield page, asked
        finally:
            chromium.close()


def run_query(page: Page, word: str) -> str:
    """Runs the query of the open tab with Ctrl-Enter until its answer has this word; the text of the answer."""
    editor = page.locator(".graphiql-query-editor .view-line").first
    answer = page.locator(".result-window")
    for attempts_left in reversed(range(5)):  # a key that comes before the editor listens is lost
        editor.click()
        page.keyboard.press("Control+Enter")
        try:
            answer.locator(".view-line", has_text=word).first.wait_for(timeout=10_000)
            break
        except TimeoutError:
            if not attempts_left:
                raise
    return answer.inner_text().replace("\xa0", " ")
