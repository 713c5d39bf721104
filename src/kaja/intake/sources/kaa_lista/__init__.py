"""The list that the municipality has kept itself: its spreadsheet, or its last report to SCB."""

from kaja.intake.sources.kaa_lista.parse import KaaRad

__all__ = ["KaaRad"]
