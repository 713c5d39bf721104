"""Navet, Skatteverket's notices from the population register: answers and change files in XML."""

from kaja.intake.sources.navet.parse import NavetLasning, oppna

__all__ = ["NavetLasning", "oppna"]
