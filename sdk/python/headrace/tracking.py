"""``instrument``: one call, after which scripts are tracked without changes."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from headrace.hooks import frames, s3, sql, windmill
from headrace.hooks.imports import when_imported
from headrace.record import begin, guarded

HOOKS: dict[str, Callable[[ModuleType], None]] = {
    "botocore.client": s3.hook,
    "wmill.client": windmill.hook,
    "duckdb": sql.hook,
    "polars": frames.hook_polars,
    "pyarrow.parquet": frames.hook_parquet,
    "pyarrow.dataset": frames.hook_dataset,
}


def instrument() -> None:
    """Records what this process accesses from now on through the supported libraries, whether already imported or not.
    Further calls have no effect. A version of a library that lacks an expected function is simply not hooked there."""
    if not begin():
        return
    for name, hook in HOOKS.items():
        when_imported(name, lambda module, hook=hook: guarded(module.__name__, lambda: hook(module)))  # type: ignore[misc]
