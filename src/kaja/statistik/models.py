"""Numbers that hold no persons."""

from __future__ import annotations

from django.db import models


class Fullstandighet(models.Model):
    """How much of the municipality's cohort was explained on a day: the trend of the meter.

    The cohort is everyone folkbokförd in the municipality who is past skolplikten and under 20. It
    is the sum of the six numbers below it.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dag = models.DateField("dag")
    kohort = models.PositiveIntegerField("kohort")
    i_utbildning = models.PositiveIntegerField("i utbildning")
    examen = models.PositiveIntegerField("har examen eller gymnasiebevis")
    motsvarande = models.PositiveIntegerField("har motsvarande utbildning")
    omfattas = models.PositiveIntegerField("omfattas")
    vantar_pa_kalla = models.PositiveIntegerField("oklart: en källa är sen")
    oklara = models.PositiveIntegerField("oklart: en människa måste fråga")

    class Meta:
        verbose_name = "fullständighet"
        verbose_name_plural = "fullständighet"
        constraints = (
            models.UniqueConstraint(fields=("kommun", "dag"), name="fullstandighet_en_per_dag"),
        )

    def __str__(self) -> str:
        return f"{self.dag}"
