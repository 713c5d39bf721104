"""One act with many youths, kept so that one press takes all of it back."""

from __future__ import annotations

from django.db import models


class Massandringsslag(models.TextChoices):
    """What was done."""

    AGARE = "agare", "Ägare"
    DATUM = "datum", "Nästa datum"
    STEG = "steg", "Nästa steg"
    KONTAKT = "kontakt", "Kontakt antecknad"
    UPPGIFT = "uppgift", "Uppgift"
    KLISTRAT = "klistrat", "Inklistrat från kalkylblad"
    TAGNA = "tagna", "Uppgifter tagna"
    SKJUTNA = "skjutna", "Uppgifter uppskjutna"
    KLARA = "klara", "Uppgifter klara"


class Massandring(models.Model):
    """What was done with many at once. `fore` says how each was before and became, and which rows
    were added: what the undo needs, by ids alone (`flows.massandring` writes and reads it)."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    tid = models.DateTimeField("tid")
    vad = models.CharField("vad som gjordes", max_length=10, choices=Massandringsslag.choices)
    antal = models.PositiveIntegerField("antal ungdomar")
    fore = models.JSONField("hur det var före")
    angrad = models.DateTimeField("ångrad", null=True, blank=True)

    class Meta:
        verbose_name = "massändring"
        verbose_name_plural = "massändringar"
        indexes = (models.Index(fields=("kommun", "av", "tid"), name="massandring_av"),)

    def __str__(self) -> str:
        return self.get_vad_display()
