"""The formats of the log: text for people, or one JSON object per line for a collector."""

from __future__ import annotations

import logging
import sys
import time

import orjson

from api.observation.request_id import current
from api.observation.settings import Log


def _instant(record: logging.LogRecord) -> str:
    """RFC 3339, UTC, to the millisecond."""
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03d}Z"


class Lines(logging.Formatter):
    """Formats a record as text."""

    def format(self, record: logging.LogRecord) -> str:
        request = current.get()
        line = f"{_instant(record)} {record.levelname.lower()} {record.getMessage()}"
        line += f" [{request}]" if request else ""
        return line + (f"\n{self.formatException(record.exc_info)}" if record.exc_info else "")


class Objects(logging.Formatter):
    """Formats a record as a JSON object, with the record's ``facts`` as members."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": _instant(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": current.get(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(entry, default=str).decode()


FORMATS: dict[str, type[logging.Formatter]] = {"text": Lines, "json": Objects}


def write_log(settings: Log) -> None:
    """Configures logging of this process and its libraries to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FORMATS[settings.format]())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("headrace").setLevel(settings.level.upper())
