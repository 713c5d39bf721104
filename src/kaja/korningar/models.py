"""The runs: what the program does by itself. The row is the queue, the progress and the receipt."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Korningsslag(models.TextChoices):
    """What the run does."""

    NATT = "natt", "Nattlig körning"
    FIL = "fil", "Läsa in en fil"
    ANGRA = "angra", "Ta tillbaka en fil"
    OMPROVA = "omprova", "Pröva om svar"
    UTSKICK = "utskick", "Utskick"
    DAGSBILD = "dagsbild", "Målgruppen en annan dag"


class Korningslage(models.TextChoices):
    """Where the run is. One that is `pagar` with an old pulse was killed, and is taken up again."""

    VANTAR = "vantar", "Väntar"
    PAGAR = "pagar", "Pågår"
    KLAR = "klar", "Klar"
    STOPPAD = "stoppad", "Stoppad"


class Korning(models.Model):
    """One run in one municipality: state, counts and time.

    `sett` is what the run saw of the sources and the settings, so that the next one knows what has
    changed. `fel` is a Swedish sentence for the samordnare.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    slag = models.CharField("körning", max_length=10, choices=Korningsslag.choices)
    lage = models.CharField("läge", max_length=10, choices=Korningslage.choices)
    dag = models.DateField("dag")
    fil = models.ForeignKey(
        "intake.MottagenFil", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    utskick = models.ForeignKey(
        "utskick.Utskick", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    begard = models.DateTimeField("begärd")
    begard_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    startad = models.DateTimeField("startad", null=True, blank=True)
    puls = models.DateTimeField("senaste livstecken", null=True, blank=True)
    slutad = models.DateTimeField("slutad", null=True, blank=True)
    att_gora = models.PositiveIntegerField("att gå igenom", default=0)
    gjort = models.PositiveIntegerField("genomgångna", default=0)
    andrade_svar = models.PositiveIntegerField("ändrade svar", default=0)
    registerhandelser = models.PositiveIntegerField("registerhändelser", default=0)
    sett = models.JSONField("källor och inställningar som de var", default=dict, blank=True)
    fel = models.TextField("fel", blank=True)

    class Meta:
        verbose_name = "körning"
        verbose_name_plural = "körningar"
        indexes = (
            models.Index(fields=("kommun", "-begard"), name="korning_senaste"),
            models.Index(
                fields=("lage", "begard"),
                condition=Q(lage__in=("vantar", "pagar")),
                name="korning_ko",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.dag}"
