"""The municipality's own choices about the kinds of åtgärder."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kaja.regler.atgarder import RAPPORTKODER

RAPPORTKODVAL = [(kod.id, kod.ord) for kod in RAPPORTKODER.values()]


class Atgardsslag(models.Model):
    """How the municipality wants a kind of åtgärd, in force from `galler_fran` until its next
    choice about the same kind. Those that are shipped (`regler.atgarder.FORVAL`) have no row until
    it has chosen. A choice made anew for the same day supersedes the earlier.

    Without `platser` any number can take part. What is not `oppen` is no longer offered.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nyckel = models.CharField("nyckel", max_length=40)
    namn = models.CharField("namn", max_length=60)
    rapportkod = models.CharField("rapporteras som", max_length=40, choices=RAPPORTKODVAL)
    praktik = models.BooleanField("har plats hos en arbetsgivare", default=False)
    platser = models.PositiveSmallIntegerField("platser", null=True, blank=True)
    oppen = models.BooleanField("erbjuds", default=True)
    galler_fran = models.DateField("gäller från")
    kand_fran = models.DateTimeField("beslutad")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "åtgärdsslag"
        verbose_name_plural = "åtgärdsslag"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "nyckel", "galler_fran"),
                condition=Q(ersatt__isnull=True),
                name="atgardsslag_ett_per_dag",
            ),
        )

    def __str__(self) -> str:
        return self.namn
