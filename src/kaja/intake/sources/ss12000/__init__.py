"""Enrolments, from a school system that speaks SS 12000: a file, or (in `klient`) its REST API."""

from kaja.intake.sources.ss12000.parse import Ss12000Lasning, oppna

__all__ = ["Ss12000Lasning", "oppna"]
