"""Certificates from upper secondary education."""

from kaja.intake.sources.bevis.parse import BevisRad, reader

__all__ = ["BevisRad", "reader"]
