"""Booked meetings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Motesslag(models.TextChoices):
    """What the meeting is for. A motivational conversation is a step of its own: it comes before
    the measures (Skolverket)."""

    KARTLAGGNING = "kartlaggning", "Kartläggning"
    MOTIVERANDE = "motiverande", "Motiverande samtal"
    PLAN = "plan", "Planen"
    UPPFOLJNING = "uppfoljning", "Uppföljning"
    HEMBESOK = "hembesok", "Hembesök"
    ANNAT = "annat", "Annat möte"


class Mote(models.Model):
    """A meeting with a youth: booked, then held (`utfall`), moved or called off (`ersatt`).

    A home visit has two names and a colleague who knows: those who go are never alone.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="moten", db_index=False
    )
    slag = models.CharField("vad mötet gäller", max_length=20, choices=Motesslag.choices)
    tid = models.DateTimeField("tid")
    med = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    tillsammans_med = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kollega_vet = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kontakt = models.OneToOneField(
        "insatser.Kontakt", on_delete=models.PROTECT, null=True, blank=True, related_name="mote"
    )
    kand_fran = models.DateTimeField("bokat")
    ersatt = models.DateTimeField("flyttat eller avbokat", null=True, blank=True)

    class Meta:
        verbose_name = "möte"
        verbose_name_plural = "möten"
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(ersatt__isnull=True, kontakt__isnull=True),
                name="mote_ett_bokat",
            ),
            models.CheckConstraint(
                condition=~Q(slag="hembesok")
                | Q(tillsammans_med__isnull=False, kollega_vet__isnull=False),
                name="mote_hembesok_aldrig_ensam",
            ),
        )
        indexes = (models.Index(fields=("kommun", "med", "tid"), name="mote_med"),)

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.tid:%Y-%m-%d %H:%M}"
