"""What a user has looked at and accepted of what has changed."""

from __future__ import annotations

from django.db import models

from kaja.register.models.bedomning import Bedomning


class Kvittens(models.Model):
    """That someone has seen a change and says it is right. Until then the change stands on the page
    *Ändrat*.

    `bedomning` is the person's latest answer, `vad` what has been seen: that it is the answer
    (`svar`), that there is none any more (`borta`), another protection or a contradiction, each
    with what tells it from the next one.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    bedomning = models.ForeignKey(
        Bedomning, on_delete=models.CASCADE, related_name="kvittenser", db_index=False
    )
    vad = models.CharField("vad som setts", max_length=40)
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    tid = models.DateTimeField("tid")

    class Meta:
        verbose_name = "kvittens"
        verbose_name_plural = "kvittenser"
        constraints = (
            models.UniqueConstraint(fields=("bedomning", "vad"), name="kvittens_en_gang"),
        )
        indexes = (models.Index(fields=("kommun", "av", "tid"), name="kvittens_senaste"),)

    def __str__(self) -> str:
        return f"kvittens {self.bedomning_id} {self.vad}"


class SenastSett(models.Model):
    """When a user last looked through what had changed in a municipality, and the time before."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    tid = models.DateTimeField("tid")
    fore = models.DateTimeField("gången dessförinnan", null=True, blank=True)

    class Meta:
        verbose_name = "senast sett"
        verbose_name_plural = "senast sett"
        constraints = (
            models.UniqueConstraint(fields=("user", "kommun"), name="senastsett_en_per_kommun"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.tid}"
