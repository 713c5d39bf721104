"""Notices from schools about pupils whose home municipality this is, and how each was handled.

A huvudman other than the home municipality shall tell it, without delay, when a pupil begins or
ends at upper secondary school, or is absent without valid reason to a considerable extent (15 kap.
15 § and 18 kap. 15 § skollagen). What is kept is that the school has said so. The reasons are not:
there is no free text, and no field for why anyone was absent.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Anmalningsslag(models.TextChoices):
    """What the school tells; there is nothing else that it shall tell."""

    BORJADE = "borjade", "Har börjat"
    SLUTADE = "slutade", "Har slutat"
    FRANVARO = "franvaro", "Frånvaro i betydande utsträckning"


class Anmalningssatt(models.TextChoices):
    """How the notice came. The law asks for no form."""

    SKRIFTLIGT = "skriftligt", "Skriftligt"
    TELEFON = "telefon", "Telefon"
    FIL = "fil", "Fil"


class Hanteringsutfall(models.TextChoices):
    """What was done with the notice."""

    INFORD = "inford", "Stämmer, och är infört i underlaget"
    KAND = "kand", "Redan känt"
    KONTAKT = "kontakt", "Kontakt tagen med den unge"
    SKOLAN = "skolan", "Skolan är tillfrågad"
    INTE_VAR = "inte_var", "Inte kommunens ungdom"


class Anmalan(models.Model):
    """One notice, as the school gave it. A correction supersedes it (`rattar`), and one that was
    noted by mistake is taken back (`ersatt`); nothing is overwritten.

    `dag` is the day the pupil began or ended, or the first of the absence; `till`, only for
    absence, is the day after its last. `senast` is when it is due, by the routine of the day it
    was noted.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="anmalningar", db_index=False
    )
    slag = models.CharField("vad skolan anmäler", max_length=10, choices=Anmalningsslag.choices)
    skola = models.CharField("skola", max_length=80, blank=True)
    skolenhetskod = models.CharField("skolenhetskod", max_length=8, blank=True)
    dag = models.DateField("dag")
    till = models.DateField("till", null=True, blank=True)
    mottagen = models.DateField("kom in")
    satt = models.CharField("hur den kom", max_length=10, choices=Anmalningssatt.choices)
    senast = models.DateField("ska vara handlagd")
    av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kand_fran = models.DateTimeField("antecknad")
    rattar = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="rattelser"
    )
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    ersatt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "anmälan från skola"
        verbose_name_plural = "anmälningar från skolor"
        constraints = (
            # The same notice twice is one: a school that sends it again has said nothing new.
            models.UniqueConstraint(
                fields=("kommun", "person", "slag", "skolenhetskod", "skola", "dag"),
                condition=Q(ersatt__isnull=True),
                name="anmalan_en_gang",
            ),
            models.CheckConstraint(
                condition=~Q(skola="", skolenhetskod=""), name="anmalan_fran_en_skola"
            ),
            models.CheckConstraint(
                condition=Q(till__isnull=True) | Q(slag="franvaro", till__gt=F("dag")),
                name="anmalan_till_bara_for_franvaro",
            ),
        )
        indexes = (
            models.Index(
                fields=("kommun", "senast"),
                condition=Q(ersatt__isnull=True),
                name="anmalan_senast",
            ),
            models.Index(fields=("kommun", "person"), name="anmalan_person"),
        )

    def __str__(self) -> str:
        return f"{self.get_slag_display()}: {self.fran_skola}"

    @property
    def fran_skola(self) -> str:
        """What the school is called here: its name, or the code of the one that gave no name."""
        return self.skola or f"skolenhet {self.skolenhetskod}"


class Hantering(models.Model):
    """That a notice was handled: how, by whom and when. With `ersatt` it waits again."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    anmalan = models.ForeignKey(Anmalan, on_delete=models.PROTECT, related_name="hanteringar")
    utfall = models.CharField("vad som gjordes", max_length=10, choices=Hanteringsutfall.choices)
    dag = models.DateField("handlagd")
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kand_fran = models.DateTimeField("antecknad")
    ersatt = models.DateTimeField("ångrad", null=True, blank=True)
    ersatt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "hantering av en anmälan"
        verbose_name_plural = "hantering av anmälningar"
        constraints = (
            models.UniqueConstraint(
                fields=("anmalan",), condition=Q(ersatt__isnull=True), name="hantering_en_gang"
            ),
        )
        indexes = (models.Index(fields=("kommun", "dag"), name="hantering_dag"),)

    def __str__(self) -> str:
        return self.get_utfall_display()
