"""Callbacks for imports: called at once if the module has been imported, otherwise when it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_waiting: dict[str, Callable[[ModuleType], None]] = {}


class _Loader:
    """Wraps the module's own loader and calls the callback afterwards."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def exec_module(self, module: ModuleType) -> None:
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        module.__loader__ = self._loader
        self._loader.exec_module(module)
        if then := _waiting.pop(module.__name__, None):
            then(module)


class _Finder:
    """Delegates to the other finders and wraps the loader."""

    @classmethod
    def find_spec(cls, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in _waiting:
            return None
        for finder in sys.meta_path:
            if finder is not cls and (spec := finder.find_spec(name, path, target)) is not None:
                if spec.loader is not None:
                    spec.loader = _Loader(spec.loader)  # type: ignore[assignment]
                return spec
        return None


def when_imported(name: str, then: Callable[[ModuleType], None]) -> None:
    """Calls ``then`` with the module once it has been imported."""
    if (module := sys.modules.get(name)) is not None:
        then(module)
        return
    _waiting[name] = then
    if _Finder not in sys.meta_path:
        sys.meta_path.insert(0, _Finder)
