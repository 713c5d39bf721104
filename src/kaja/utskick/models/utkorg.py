"""What waits in the outbox, and who has said no to a way."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kaja.utskick.models.avsandare import Kanalval


class Utkorgsrad(models.Model):
    """A message that an installation without a gateway has kept instead of sending."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nyckel = models.CharField("nyckel", max_length=60, unique=True)
    kanal = models.CharField("sätt", max_length=10, choices=Kanalval.choices)
    mottagare = models.TextField("vart det skulle ha sänts")
    rubrik = models.TextField("rubrik", blank=True)
    text = models.TextField("text")
    tid = models.DateTimeField("tid")

    class Meta:
        verbose_name = "rad i utkorgen"
        verbose_name_plural = "rader i utkorgen"
        indexes = (models.Index(fields=("kommun", "-tid"), name="utkorgsrad_senaste"),)

    def __str__(self) -> str:
        return self.nyckel


class Kanalnej(models.Model):
    """The youth has said that nothing is to come this way. A word taken back is `ersatt`."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey("ungdom.Person", on_delete=models.PROTECT, related_name="+")
    kanal = models.CharField("sätt", max_length=10, choices=Kanalval.choices)
    kand_fran = models.DateTimeField("känt från")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    satt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "nej till ett sätt"
        verbose_name_plural = "nej till sätt"
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kanal"), condition=Q(ersatt__isnull=True), name="kanalnej_ett"
            ),
        )

    def __str__(self) -> str:
        return self.get_kanal_display()
