"""Enrolments, from a school system."""

from kaja.intake.sources.elever.parse import ElevRad, reader

__all__ = ["ElevRad", "reader"]
