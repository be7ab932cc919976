"""Deploys the folder given to ``headrace serve``: once, or whenever it changes."""

from __future__ import annotations

import platform
import threading
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

import watchfiles

from cli.client import Client, ServerError
from cli.push import push
from cli.report import tell
from cli.terminal import progress, say
from workspace import Limits, Workspace

LOOK_MILLISECONDS = 500  # how soon watching has started, and how soon a replaced folder is noticed
RETRY_SECONDS = 5.0  # pause after a failed deployment


def source_of(folder: Path) -> str:
    """The name of a folder as a source of deployments: stable on this machine, without revealing the path."""
    place = f"{platform.node()}\0{folder.resolve()}"
    return f"folder-{blake2b(place.encode(), digest_size=8).hexdigest()}"


class Feeder:
    """Deploys a folder to a server, in a thread of its own. ``ready`` is called after the first attempt."""

    def __init__(
        self,
        url: str,
        folder: Path,
        workspace: str,
        watch: bool,
        limits: Limits,
        token: str,
        ready: Callable[[], None],
    ) -> None:
        self._url, self._folder, self._workspace, self._watch, self._limits = url, folder, workspace, watch, limits
        self._token, self._ready = token, ready
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="feeder", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        say(f"deploying {self._folder} …")
        if not self._watch:
            self._push()
            self._ready()
            return
        due = watching = False
        for changed in self._looks():
            due = due or changed
            failed = due and (due := not self._push())
            if not watching:
                watching = True
                self._ready()
                say(f"watching {self._folder}")
            if failed:
                self._ending.wait(RETRY_SECONDS)

    def _looks(self) -> Iterator[bool]:
        """Yields at each look whether something has changed. The first look is after watching has started, so that
        changes while the folder is read are noticed. If the folder disappears, nothing is archived: the feeder waits
        until it exists again."""
        while not self._ending.is_set():
            fresh, watched = True, self._identity()
            if watched is None:
                say(f"{self._folder} does not exist; waiting for it")
                self._ending.wait(RETRY_SECONDS)
                continue
            try:
                for changes in watchfiles.watch(
                    self._folder,
                    stop_event=self._ending,
                    raise_interrupt=False,
                    yield_on_timeout=True,
                    rust_timeout=LOOK_MILLISECONDS,
                    ignore_permission_denied=True,
                ):
                    if self._identity() != watched:
                        break
                    yield fresh or bool(changes)
                    fresh = False
            except (OSError, RuntimeError) as error:
                say(f"{self._folder} cannot be watched: {error}")
                self._ending.wait(RETRY_SECONDS)

    def _identity(self) -> tuple[int, int] | None:
        """Device and inode of the folder, by which a replaced folder is noticed; None if it does not exist."""
        try:
            known = self._folder.stat()
        except OSError:
            return None
        return known.st_dev, known.st_ino

    def _push(self) -> bool:
        """Deploys the folder. Returns whether that succeeded."""
        try:
            opened = Workspace(self._folder, self._limits)
            with Client(self._url, self._token) as client, progress("deploying", len(opened.entries)) as advance:
                outcome = push(
                    opened, client, self._workspace, source=source_of(self._folder), prune=True, advance=advance
                )
        except (ServerError, OSError) as error:
            say(f"{self._folder} was not deployed: {error}")
            return False
        say(f"{self._folder.name} is workspace {self._workspace}:")
        tell(outcome)
        return True
