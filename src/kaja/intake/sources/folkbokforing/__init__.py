"""The population register: who lives where, and since when."""

from kaja.intake.sources.folkbokforing.parse import FolkbokforingRad, reader

__all__ = ["FolkbokforingRad", "reader"]
