"""Absence, as notices or by month."""

from kaja.intake.sources.franvaro.parse import FranvaroRad, reader

__all__ = ["FranvaroRad", "reader"]
