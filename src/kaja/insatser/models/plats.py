"""Employers who take youths on praktik, and how many."""

from __future__ import annotations

from django.db import models


class Arbetsgivare(models.Model):
    """A place of work with places for praktik, and whom one calls there. Nothing about youths.

    `stangd` is the day it stopped taking youths. `version` goes up with each change, so that two
    who change it at once are told; what it said before stands in the log.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    namn = models.CharField("namn", max_length=80)
    kontaktperson = models.CharField("kontaktperson", max_length=80, blank=True)
    telefon = models.CharField("telefon", max_length=20, blank=True)
    epost = models.EmailField("e-post", max_length=120, blank=True)
    platser = models.PositiveSmallIntegerField("platser", default=1)
    stangd = models.DateField("tar inte längre emot", null=True, blank=True)
    version = models.PositiveIntegerField("version", default=0)

    class Meta:
        verbose_name = "arbetsgivare"
        verbose_name_plural = "arbetsgivare"
        constraints = (
            models.UniqueConstraint(fields=("kommun", "namn"), name="arbetsgivare_namn"),
        )

    def __str__(self) -> str:
        return self.namn
