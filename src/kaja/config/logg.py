"""The log: one JSON object a line, with no personal data in it.

What a person did and saw stands in `kaja.audit`; this log is for the one who runs the server.
"""

from __future__ import annotations

import traceback
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

FRAMES = 12  # the innermost places an exception passed


def _exception_without_values(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    # The text of an exception may carry a name or an identity number (a broken unique key
    # does); its type and the places it passed are enough to find the fault.
    found = event.pop("exc_info", None)
    if found and isinstance(found, tuple) and found[0] is not None:
        event["undantag"] = found[0].__name__
        event["vag"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(found[2])[-FRAMES:]
        ]
    return event


def _message_without_values(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    # Django and others log "Not Found: /sok/Anna": their arguments are dropped.
    if not event["_from_structlog"]:
        event["event"] = str(event["_record"].msg).replace("%s", "…")
        event.pop("positional_args", None)
    return event


def settings() -> dict[str, Any]:
    """Set structlog up and return Django's LOGGING: everything to stderr as JSON."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*shared, structlog.stdlib.ExtraAdder(allow=())],
        "processors": [
            _message_without_values,
            _exception_without_values,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "axes": {"level": "WARNING"},
            "httpx": {"level": "WARNING"},  # a line for each page that is fetched
        },
    }
