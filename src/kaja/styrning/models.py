"""The municipality's settings, dated: each holds from a day, and is known from a moment; and the
views of the register that users have saved."""

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


class Vy(models.Model):
    """A view of the register with a name: columns, order and filters, as the address says them.

    `fraga` never has what someone searched for, which may be a name. `delad`: everyone who may see
    the register in the municipality has it.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    agare = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    namn = models.CharField("namn", max_length=40)
    delad = models.BooleanField("delad i kommunen", default=False)
    fraga = models.TextField("kolumner, ordning och filter", blank=True)

    class Meta:
        verbose_name = "vy"
        verbose_name_plural = "vyer"
        constraints = (
            models.UniqueConstraint(fields=("kommun", "agare", "namn"), name="vy_ett_namn"),
        )

    def __str__(self) -> str:
        return self.namn


class ForvaldVy(models.Model):
    """The view that the register opens with, for one user in one municipality."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    vy = models.ForeignKey(Vy, on_delete=models.CASCADE, related_name="forvald")

    class Meta:
        verbose_name = "förvald vy"
        verbose_name_plural = "förvalda vyer"
        constraints = (models.UniqueConstraint(fields=("kommun", "user"), name="forvald_vy_en"),)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.vy_id}"


class Kontakttrappa(models.Model):
    """In what order, how tightly and in what way youths are sought, from a day: a list of steps,
    each its day after the first, its way and with whom."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    steg = models.JSONField("steg")
    galler_fran = models.DateField("gäller från")
    kand_fran = models.DateTimeField("beslutad")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    satt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "kontakttrappa"
        verbose_name_plural = "kontakttrappor"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "galler_fran"),
                condition=Q(ersatt__isnull=True),
                name="kontakttrappa_en_per_dag",
            ),
        )

    def __str__(self) -> str:
        return f"kontakttrappa från {self.galler_fran}"
