"""Received files are kept as they came for the time that the municipality has chosen."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kaja.access.models import Kommun
from kaja.intake.actions import drop_old_content
from kaja.styrning.queries import valda


def gallra_ravaror(*, kommun: Kommun, dag: date, tid: datetime) -> int:
    """Take away the bytes and rows of files whose time is out (7 § förordning (2006:39)); gives how
    many. What they said stays as facts that name the file and the row."""
    dagar = valda(kommun).dagar("ravaror_dagar", dag)
    return drop_old_content(kommun=kommun, fore=tid - timedelta(days=dagar), tid=tid)
