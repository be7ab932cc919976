"""One call before the others: from then on scripts are tracked as they are."""

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
    """Tracks what this process touches from now on, by the libraries that it has imported or will import. A second call
    changes nothing, and a library that it does not know as it is stays as it is."""
    if not begin():
        return
    for name, hook in HOOKS.items():
        when_imported(name, lambda module, hook=hook: guarded(module.__name__, lambda: hook(module)))  # type: ignore[misc]
