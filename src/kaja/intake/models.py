"""Received files, the rows read from them, and what was wrong with rows."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate


class Kallnamn(models.TextChoices):
    """The sources that the register can read."""

    FOLKBOKFORING = "folkbokforing", "Folkbokföring"
    ELEVER = "elever", "Elever"
    BEVIS = "bevis", "Bevis"
    KAA_LISTA = "kaa_lista", "Kommunens egen lista"


class Format(models.TextChoices):
    """How a file is laid out. What it tells of is its `Kallnamn`."""

    KANONISK = "kanonisk", "Kajas egna kolumner"
    KALKYLBLAD = "kalkylblad", "Eget kalkylblad"
    NAVET = "navet", "Navet (Skatteverket)"
    SS12000 = "ss12000", "SS 12000"


class Omfattning(models.TextChoices):
    """What it means that a person is not in the file."""

    HEL = "hel", "Alla: den som saknas har slutat"
    DEL = "del", "Några: den som saknas är som förut"
    ANDRING = "andring", "Ändringar: bara det som står i filen"


class Status(models.TextChoices):
    """Where a file is on its way. The in-between states are what a killed run leaves.

    One that `kartlaggs` is kept until a person has said what its columns are. Then it is received
    as any other file.
    """

    KARTLAGGS = "kartlaggs", "Väntar på kolumner"
    TAS_EMOT = "tas_emot", "Tas emot"
    GRANSKAS = "granskas", "Väntar på granskning"
    LASES_IN = "lases_in", "Läses in"
    INLAST = "inlast", "Inläst"
    ERSATT = "ersatt", "Ersatt av en nyare fil"
    KASTAD = "kastad", "Kastad"
    ANGRAS = "angras", "Tas tillbaka"
    ANGRAD = "angrad", "Tagen tillbaka"


OPEN = (Status.TAS_EMOT, Status.GRANSKAS, Status.LASES_IN, Status.INLAST, Status.ANGRAS)
ACCEPTED = (Status.INLAST, Status.ERSATT)


class MottagenFil(models.Model):
    """A file as it was received: the bytes, who sent it, and the day it covers."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kalla = models.CharField("källa", max_length=20, choices=Kallnamn.choices)
    format = models.CharField(
        "format", max_length=20, choices=Format.choices, default=Format.KANONISK
    )
    omfattning = models.CharField(
        "omfattning", max_length=10, choices=Omfattning.choices, default=Omfattning.DEL
    )
    profil = models.JSONField("kartläggning av kolumnerna", null=True, blank=True)
    namn = models.TextField("filnamn")
    sha256 = models.CharField("kontrollsumma", max_length=64)
    innehall = models.BinaryField("innehåll")
    teckenkodning = models.CharField("teckenkodning", max_length=20, blank=True)
    avsandare = models.TextField("avsändare", blank=True)
    tackning_tom = models.DateField("rapporterar till och med", null=True, blank=True)
    mottagen = models.DateTimeField("mottagen")
    mottagen_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField("status", max_length=10, choices=Status.choices)
    inlast_tid = models.DateTimeField("inläst", null=True, blank=True)
    inlast_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    slut_bekraftat = models.BooleanField("bekräftat att många har slutat", default=False)
    angrad_tid = models.DateTimeField("tagen tillbaka", null=True, blank=True)
    angrad_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    antal_rader = models.PositiveIntegerField("antal rader", default=0)
    antal_godkanda = models.PositiveIntegerField("antal godkända rader", default=0)
    antal_problem = models.PositiveIntegerField("antal rader med problem", default=0)
    antal_dubbletter = models.PositiveIntegerField("antal dubbletter", default=0)
    # What reading the file in would do, and the latest event it was counted after: the same until
    # something else is known.
    skulle = models.JSONField("vad som skulle ändras", null=True, blank=True)

    class Meta:
        verbose_name = "mottagen fil"
        verbose_name_plural = "mottagna filer"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "kalla", "sha256", "tackning_tom"),
                condition=Q(status__in=OPEN),
                name="mottagenfil_samma_fil_en_gang",
            ),
        )
        indexes = (models.Index(fields=("kommun", "-mottagen"), name="mottagenfil_senaste"),)

    def __str__(self) -> str:
        return self.namn

    @property
    def dag(self) -> date:
        """The day the file tells of: the one up to which it reports, else the day it came."""
        return self.tackning_tom or localdate(self.mottagen)


class Rad(models.Model):
    """A checked row on its way to become facts. It is deleted when it has.

    A row that `vantar` is in an accepted file, but its number is not known in the municipality.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    fil = models.ForeignKey(
        MottagenFil, on_delete=models.CASCADE, related_name="rader", db_index=False
    )
    nr = models.PositiveIntegerField("rad i filen")
    # A post of Navet tells of several periods; in a table a row is one record.
    ordning = models.PositiveSmallIntegerField("ordning inom raden", default=0)
    nummer = models.CharField("identitetsnummer", max_length=12)
    celler = models.JSONField("värden")
    vantar = models.BooleanField("väntar på personen", default=False)

    class Meta:
        verbose_name = "rad"
        verbose_name_plural = "rader"
        constraints = (
            models.UniqueConstraint(fields=("fil", "nr", "ordning"), name="rad_nr_unikt"),
        )
        indexes = (
            models.Index(fields=("fil", "vantar", "nummer", "nr"), name="rad_ko"),
            models.Index(fields=("kommun", "nummer"), condition=Q(vantar=True), name="rad_vantar"),
        )

    def __str__(self) -> str:
        return f"rad {self.nr}"


class Radproblem(models.Model):
    """What was wrong with a row, and what to do. `information` means that nothing needs doing."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    fil = models.ForeignKey(
        MottagenFil, on_delete=models.CASCADE, related_name="radproblem", db_index=False
    )
    rad = models.PositiveIntegerField("rad i filen")
    kolumn = models.TextField("kolumn", blank=True)
    varde = models.TextField("värde", blank=True)
    problem = models.TextField("problem")
    information = models.BooleanField("bara information", default=False)

    class Meta:
        verbose_name = "radproblem"
        verbose_name_plural = "radproblem"
        indexes = (models.Index(fields=("fil", "rad"), name="radproblem_fil"),)

    def __str__(self) -> str:
        return f"rad {self.rad}: {self.problem}"


class Kartlaggning(models.Model):
    """How a sender's spreadsheet is laid out: which of its columns says what. Kept to know the
    next file from the same sender."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    avsandare = models.TextField("avsändare", blank=True)
    kalla = models.CharField("källa", max_length=20, choices=Kallnamn.choices)
    profil = models.JSONField("kartläggning av kolumnerna")
    andrad = models.DateTimeField("ändrad")
    andrad_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "kartläggning"
        verbose_name_plural = "kartläggningar"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "avsandare", "kalla"), name="kartlaggning_en_per_avsandare"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kalla} från {self.avsandare or 'okänd avsändare'}"
