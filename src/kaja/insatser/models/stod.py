"""Economic support: the municipality's amounts, decisions, attendance, and what payroll was told.

No statute gives a right to it: each municipality decides (Skolverket). It is part of the content of
an åtgärd (4 § 3 förordningen 2006:39) and is never noted without one.
"""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from kaja.regler.atgarder import Beloppsregel, Stodslag


class Stodval(models.TextChoices):
    """The kinds a municipality can give."""

    STUDIEBIDRAG = Stodslag.STUDIEBIDRAG.value, "Belopp som motsvarar studiebidrag"
    BUSSKORT = Stodslag.BUSSKORT.value, "Busskort"
    MALTIDER = Stodslag.MALTIDER.value, "Måltider"


class Regelval(models.TextChoices):
    """How an amount is counted."""

    MANAD = Beloppsregel.MANAD.value, "Samma belopp varje påbörjad månad"
    NARVARO = Beloppsregel.NARVARO.value, "Månadsbelopp efter närvaro"
    DAG = Beloppsregel.DAG.value, "Belopp för varje dag med närvaro"


class Stodregel(models.Model):
    """The municipality's amount of one kind from a day until its next. Without `belopp` it does not
    give that support. One decided anew for the same day supersedes the earlier."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    slag = models.CharField("stöd", max_length=15, choices=Stodval.choices)
    belopp = models.DecimalField(
        "belopp, kronor",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    regel = models.CharField("hur det räknas", max_length=10, choices=Regelval.choices)
    galler_fran = models.DateField("gäller från")
    kand_fran = models.DateTimeField("beslutad")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "belopp för stöd"
        verbose_name_plural = "belopp för stöd"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "slag", "galler_fran"),
                condition=Q(ersatt__isnull=True),
                name="stodregel_en_per_dag",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_slag_display()} från {self.galler_fran}"


class Stodbeslut(models.Model):
    """A youth gets one kind of support during an åtgärd, from a day until another. A change
    supersedes the decision; what payroll was told stays with it."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    atgard = models.ForeignKey(
        "insatser.Atgard", on_delete=models.PROTECT, related_name="stodbeslut"
    )
    nummer = models.PositiveIntegerField("beslut")
    slag = models.CharField("stöd", max_length=15, choices=Stodval.choices)
    fran = models.DateField("från")
    till = models.DateField("till", null=True, blank=True)
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kand_fran = models.DateTimeField("beslutat")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)

    class Meta:
        verbose_name = "beslut om stöd"
        verbose_name_plural = "beslut om stöd"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "nummer"),
                condition=Q(ersatt__isnull=True),
                name="stodbeslut_ett_galler",
            ),
            models.CheckConstraint(
                condition=Q(till__isnull=True) | Q(fran__lt=F("till")), name="stodbeslut_period"
            ),
        )
        indexes = (
            models.Index(
                fields=("kommun", "fran"),
                condition=Q(ersatt__isnull=True),
                name="stodbeslut_galler",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_slag_display()} från {self.fran}"


class Narvaro(models.Model):
    """How many days of a month a youth took part in an åtgärd, of those planned. Never why not."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    atgard = models.ForeignKey(
        "insatser.Atgard", on_delete=models.PROTECT, related_name="narvaro", db_index=False
    )
    manad = models.DateField("månad")
    dagar = models.PositiveSmallIntegerField("dagar med närvaro")
    planerade = models.PositiveSmallIntegerField("planerade dagar")
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kand_fran = models.DateTimeField("antecknad")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)

    class Meta:
        verbose_name = "närvaro"
        verbose_name_plural = "närvaro"
        constraints = (
            models.UniqueConstraint(
                fields=("atgard", "manad"),
                condition=Q(ersatt__isnull=True),
                name="narvaro_en_om_manaden",
            ),
            models.CheckConstraint(
                condition=Q(dagar__lte=F("planerade"), planerade__lte=31), name="narvaro_dagar"
            ),
        )
        indexes = (models.Index(fields=("kommun", "manad"), name="narvaro_manad"),)

    def __str__(self) -> str:
        return f"{self.manad:%Y-%m}: {self.dagar} av {self.planerade}"


class Lonskal(models.TextChoices):
    """Why a file with identity numbers is taken out."""

    UTBETALNING = "utbetalning", "Månadens utbetalning"
    RATTELSE = "rattelse", "Rättelse av en tidigare fil"


class Loneunderlag(models.Model):
    """A file that was taken out for payroll: which month, who took it, and why."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    manad = models.DateField("månad")
    skal = models.CharField("varför", max_length=15, choices=Lonskal.choices)
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    skapad = models.DateTimeField("skapad")

    class Meta:
        verbose_name = "underlag till lön"
        verbose_name_plural = "underlag till lön"
        indexes = (models.Index(fields=("kommun", "manad"), name="loneunderlag_manad"),)

    def __str__(self) -> str:
        return f"{self.manad:%Y-%m}"


class Loneunderlagsrad(models.Model):
    """What payroll was told about one decision and month: the difference from what it was told
    before, so that a file taken twice pays nothing twice."""

    underlag = models.ForeignKey(
        "insatser.Loneunderlag", on_delete=models.PROTECT, related_name="rader"
    )
    atgard = models.ForeignKey(
        "insatser.Atgard", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.PositiveIntegerField("beslut")
    slag = models.CharField("stöd", max_length=15, choices=Stodval.choices)
    belopp = models.DecimalField("belopp, kronor", max_digits=9, decimal_places=2)

    class Meta:
        verbose_name = "rad i underlag till lön"
        verbose_name_plural = "rader i underlag till lön"
        constraints = (
            models.UniqueConstraint(fields=("underlag", "nummer"), name="loneunderlagsrad_en"),
        )
        indexes = (models.Index(fields=("atgard",), name="loneunderlagsrad_atgard"),)

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.belopp}"
