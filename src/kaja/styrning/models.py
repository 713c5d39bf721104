"""The municipality's settings, dated: each holds from a day, and is known from a moment."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Installning(models.Model):
    """One setting, in force from `galler_fran` until the next one with the same name.

    A setting that is decided anew for the same day supersedes the earlier; nothing is overwritten.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    namn = models.CharField("inställning", max_length=40)
    varde = models.CharField("värde", max_length=40)
    galler_fran = models.DateField("gäller från")
    kand_fran = models.DateTimeField("beslutad")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    satt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "inställning"
        verbose_name_plural = "inställningar"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "namn", "galler_fran"),
                condition=Q(ersatt__isnull=True),
                name="installning_en_per_dag",
            ),
        )

    def __str__(self) -> str:
        return f"{self.namn}={self.varde} från {self.galler_fran}"
