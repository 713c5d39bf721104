"""Tasks: what someone must do.

Most are worked out from how things are; they are stored here first when someone has taken,
postponed or done them, or when they rest on something that happened once.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Uppgiftsslag(models.TextChoices):
    """What the task is about."""

    OKLART = "oklart", "Ta reda på det som är oklart"
    SEN_KALLA = "sen_kalla", "Påminn den som lämnar uppgifter"
    START_PASSERAD = "start_passerad", "Kontrollera att studierna har börjat"
    BESLUT_OMPROVAS = "beslut_omprovas", "Pröva kommunens beslut på nytt"
    IFRAGASATT = "ifragasatt", "Undersök en ändring"
    OVERLAMNA = "overlamna", "Lämna över till den nya kommunen"
    TA_OVER = "ta_over", "Ta emot från den förra kommunen"


class Uppgift(models.Model):
    """A task that has been taken, postponed or done, or that something has raised.

    `nyckel` says what it is about, so that the same thing never becomes two open tasks. A task
    about a source has no person.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="uppgifter",
        db_index=False,
    )
    slag = models.CharField("uppgift", max_length=20, choices=Uppgiftsslag.choices)
    nyckel = models.CharField("nyckel", max_length=80)
    fraga = models.TextField("fråga", blank=True)
    skapad = models.DateTimeField("skapad")
    tagen_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    uppskjuten_till = models.DateField("uppskjuten till", null=True, blank=True)
    klar = models.DateTimeField("klar", null=True, blank=True)
    klar_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    utfall = models.CharField("så gick det", max_length=30, blank=True)

    class Meta:
        verbose_name = "uppgift"
        verbose_name_plural = "uppgifter"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "nyckel"),
                condition=Q(klar__isnull=True),
                name="uppgift_en_oppen_om_samma_sak",
            ),
        )
        indexes = (
            models.Index(
                fields=("kommun", "slag", "person"),
                condition=Q(klar__isnull=True),
                name="uppgift_oppna",
            ),
            models.Index(fields=("kommun", "person"), name="uppgift_person"),
        )

    def __str__(self) -> str:
        return self.get_slag_display()
