"""A batch, and what becomes of each message in it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kaja.utskick.models.avsandare import MALLVAL, SPRAKVAL, Egentext, Kanalval


class Utskickslage(models.TextChoices):
    """Where the batch is. Letters are posted by people, so that a person says when it is done."""

    KOAT = "koat", "Väntar"
    GORS = "gors", "Görs i ordning"
    ATT_POSTA = "att_posta", "Klart att posta"
    SKICKAS = "skickas", "Skickas"
    KLART = "klart", "Skickat"
    STOPPAT = "stoppat", "Stoppat"


class Meddelandelage(models.TextChoices):
    """Where the message is. `osaker`: it was handed over, and no answer came."""

    KOAD = "koad", "I kö"
    SANDS = "sands", "Sänds"
    SAND = "sand", "Skickat"
    MISSLYCKAD = "misslyckad", "Kom inte fram"
    OSAKER = "osaker", "Osäkert"


class Utskick(models.Model):
    """One batch: the same text, the same way, to several.

    `text` is the text as it was ordered, with all that does not differ from one to the next put in;
    it is empty when the letter is a Word file. `utelamnade` counts those who were chosen and left
    out, by reason.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    mall = models.CharField("mall", max_length=20, choices=MALLVAL)
    kanal = models.CharField("sätt", max_length=10, choices=Kanalval.choices)
    sprak = models.CharField("språk", max_length=10, choices=SPRAKVAL)
    version = models.CharField("textens version", max_length=30)
    egentext = models.ForeignKey(
        Egentext, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField("texten som den skickades", blank=True)
    dag_i_text = models.CharField("dag i texten", max_length=60, blank=True)
    brevdag = models.DateField("brevets dag")
    lage = models.CharField("läge", max_length=10, choices=Utskickslage.choices)
    fel = models.TextField("fel", blank=True)
    utelamnade = models.JSONField("utelämnade", default=dict, blank=True)
    begard = models.DateTimeField("begärt")
    begard_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    postad = models.DateField("postat", null=True, blank=True)

    class Meta:
        verbose_name = "utskick"
        verbose_name_plural = "utskick"
        indexes = (models.Index(fields=("kommun", "-begard"), name="utskick_senaste"),)

    def __str__(self) -> str:
        return f"{self.get_mall_display()}, {self.get_kanal_display().lower()}"


class Meddelande(models.Model):
    """One message to one youth: the line in the log, and the place in the queue.

    `nyckel` is the same however often it is tried. `mottagare` is where it is being sent, only for
    as long as that may have to be asked about.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    utskick = models.ForeignKey(
        Utskick, on_delete=models.CASCADE, related_name="meddelanden", db_index=False
    )
    person = models.ForeignKey("ungdom.Person", on_delete=models.PROTECT, related_name="+")
    kanal = models.CharField("sätt", max_length=10, choices=Kanalval.choices)
    lage = models.CharField(
        "läge", max_length=10, choices=Meddelandelage.choices, default=Meddelandelage.KOAD
    )
    nyckel = models.CharField("nyckel", max_length=60)
    forsok = models.PositiveSmallIntegerField("försök", default=0)
    nasta_forsok = models.DateTimeField("nästa försök")
    sands_sedan = models.DateTimeField("sänds sedan", null=True, blank=True)
    mottagare = models.TextField("vart det sänds", blank=True)
    referens = models.CharField("operatörens nummer", max_length=60, blank=True)
    skal = models.CharField("varför inte", max_length=200, blank=True)
    tid = models.DateTimeField("läget sedan")

    class Meta:
        verbose_name = "meddelande"
        verbose_name_plural = "meddelanden"
        constraints = (
            models.UniqueConstraint(fields=("utskick", "person"), name="meddelande_ett"),
            models.UniqueConstraint(fields=("nyckel",), name="meddelande_nyckel"),
        )
        indexes = (
            models.Index(
                fields=("lage", "nasta_forsok"),
                condition=Q(lage__in=("koad", "sands", "osaker")),
                name="meddelande_ko",
            ),
        )

    def __str__(self) -> str:
        return self.nyckel


class Utskicksfil(models.Model):
    """A file of a batch for the printer. Taken away when the batch has been posted a while."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    utskick = models.ForeignKey(
        Utskick, on_delete=models.CASCADE, related_name="filer", db_index=False
    )
    nr = models.PositiveIntegerField("nummer")
    namn = models.CharField("filens namn", max_length=120)
    innehall = models.BinaryField("innehåll")
    personer = models.JSONField("vilka breven är till, och på vilken sida")
    sidor = models.PositiveIntegerField("antal sidor")
    skapad = models.DateTimeField("skapad")

    class Meta:
        verbose_name = "fil i ett utskick"
        verbose_name_plural = "filer i utskick"
        constraints = (models.UniqueConstraint(fields=("utskick", "nr"), name="utskicksfil_nr"),)

    def __str__(self) -> str:
        return self.namn
