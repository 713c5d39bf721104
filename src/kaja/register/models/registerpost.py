"""The register of the paragraph: a post for each one, and what happened to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kaja.register.models.bedomning import Bedomning


class Lage(models.TextChoices):
    """Where a registerpost is. The words of `regler.register`."""

    VANTAR = "vantar", "Väntar på start"
    UTREDS = "utreds", "Utreds"
    OPPEN = "oppen", "Öppen"
    AVSLUTAD = "avslutad", "Avslutad"


class Handelseslag(models.TextChoices):
    """What happened to a registerpost."""

    VANTAR = "vantar", "Väntar på start"
    UTREDS = "utreds", "Utreds"
    OPPNAD = "oppnad", "Öppnad"
    AVSLUTAD = "avslutad", "Avslutad"
    ATEROPPNAD = "ateroppnad", "Öppnad igen"


class Registerpost(models.Model):
    """One period of a person in the municipality's register (29 kap. 9 § tredje stycket).

    It is what its events (`Registerhandelse`) add up to, and can be made anew from them. A person
    has at most one that is not closed.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="registerposter", db_index=False
    )
    lage = models.CharField("läge", max_length=10, choices=Lage.choices)
    ingangsorsak = models.CharField("ingångsorsak", max_length=30, blank=True)
    oppnad = models.DateField("öppnad", null=True, blank=True)
    vantar_pa = models.DateField("väntar på start", null=True, blank=True)
    avslutad = models.DateField("avslutad", null=True, blank=True)
    avslutsorsak = models.CharField("avslutsorsak", max_length=30, blank=True)
    handelser_antal = models.PositiveIntegerField("antal händelser", default=0)

    class Meta:
        verbose_name = "registerpost"
        verbose_name_plural = "registerposter"
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=~Q(lage="avslutad"),
                name="registerpost_en_som_inte_ar_avslutad",
            ),
            models.CheckConstraint(
                condition=~Q(lage="oppen") | Q(oppnad__isnull=False),
                name="registerpost_oppen_har_dag",
            ),
            models.CheckConstraint(
                condition=~Q(lage="avslutad") | Q(avslutad__isnull=False) & ~Q(avslutsorsak=""),
                name="registerpost_avslutad_har_dag_och_orsak",
            ),
        )
        indexes = (
            models.Index(fields=("kommun", "person", "lage"), name="registerpost_person"),
            models.Index(fields=("kommun", "lage", "vantar_pa"), name="registerpost_lage"),
        )

    def __str__(self) -> str:
        return f"{self.get_lage_display()} {self.oppnad or ''}".strip()


class Registerhandelse(models.Model):
    """What happened to a registerpost, and why. Never changed, never taken away.

    `dag` is the day in the register from which it holds, `tid` when it was noted. `bedomning` is
    the answer that it rests on, `beslut` the municipality's own decision, if there was one.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    post = models.ForeignKey(
        Registerpost, on_delete=models.PROTECT, related_name="handelser", db_index=False
    )
    nr = models.PositiveIntegerField("ordning")
    slag = models.CharField("händelse", max_length=10, choices=Handelseslag.choices)
    dag = models.DateField("dag")
    orsak = models.CharField("orsak", max_length=30, blank=True)
    vantar_pa = models.DateField("väntar på start", null=True, blank=True)
    bedomning = models.ForeignKey(
        Bedomning, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    beslut = models.ForeignKey(
        "register.Beslut", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tid = models.DateTimeField("antecknad")
    aktor = models.TextField("av")

    class Meta:
        verbose_name = "registerhändelse"
        verbose_name_plural = "registerhändelser"
        constraints = (
            models.UniqueConstraint(fields=("post", "nr"), name="registerhandelse_i_ordning"),
        )
        indexes = (models.Index(fields=("kommun", "tid"), name="registerhandelse_tid"),)

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.dag}"
