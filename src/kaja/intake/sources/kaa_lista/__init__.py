"""The list that the municipality has kept itself: its spreadsheet, or its last report to SCB."""

from kaja.intake.sources.kaa_lista.parse import reader
from kaja.intake.sources.kaa_lista.samman import KaaRad

__all__ = ["KaaRad", "reader"]
