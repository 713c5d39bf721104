"""What leaves the application for those who work in it, without personal data: the weekly digest
and the key to the calendar feed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Veckobrev(models.Model):
    """The numbers of one week for one user, and whether they have gone by e-mail.

    Noted before it is sent: a process that dies in between sends it to nobody, never twice.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    vecka = models.DateField("veckans måndag")
    tal = models.JSONField("tal")
    skapad = models.DateTimeField("skapat")
    sant = models.DateTimeField("skickat", null=True, blank=True)

    class Meta:
        verbose_name = "veckobrev"
        verbose_name_plural = "veckobrev"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "user", "vecka"), name="veckobrev_ett_i_veckan"
            ),
        )

    def __str__(self) -> str:
        return f"vecka från {self.vecka}"


class Kalendernyckel(models.Model):
    """The secret in the address of a user's calendar feed, as a hash: whoever has the address sees
    when there is something to do, and nothing of whom."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    sigill = models.CharField("nyckelns sigill", max_length=64, unique=True)
    skapad = models.DateTimeField("skapad")
    ersatt = models.DateTimeField("upphävd", null=True, blank=True)

    class Meta:
        verbose_name = "kalendernyckel"
        verbose_name_plural = "kalendernycklar"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "user"),
                condition=Q(ersatt__isnull=True),
                name="kalendernyckel_en",
            ),
        )

    def __str__(self) -> str:
        return f"kalender {self.user_id}"
