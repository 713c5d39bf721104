"""Contacts and attempts, and how a youth wants to be reached."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kaja.regler.uppfoljning import Kanal, Kontaktutfall, Med


class Kanalval(models.TextChoices):
    """In what way."""

    BREV = Kanal.BREV.value, "Brev"
    TELEFON = Kanal.TELEFON.value, "Telefon"
    SMS = Kanal.SMS.value, "Sms"
    EPOST = Kanal.EPOST.value, "E-post"
    HEMBESOK = Kanal.HEMBESOK.value, "Hembesök"
    SOCIALA_MEDIER = Kanal.SOCIALA_MEDIER.value, "Sociala medier"
    SKOLA = Kanal.SKOLA.value, "Genom skolan"
    MOTE = Kanal.MOTE.value, "Möte"


class Medval(models.TextChoices):
    """With whom."""

    UNGDOM = Med.UNGDOM.value, "Den unge"
    VARDNADSHAVARE = Med.VARDNADSHAVARE.value, "Vårdnadshavare"
    SKOLA = Med.SKOLA.value, "Skolan"


class Utfallval(models.TextChoices):
    """How it went."""

    SVARADE = Kontaktutfall.SVARADE.value, "Svarade"
    SVARADE_INTE = Kontaktutfall.SVARADE_INTE.value, "Svarade inte"
    RING_SENARE = Kontaktutfall.RING_SENARE.value, "Ring senare"
    FEL_UPPGIFT = Kontaktutfall.FEL_UPPGIFT.value, "Fel nummer eller adress"
    SKICKAT = Kontaktutfall.SKICKAT.value, "Skickat"
    TACKADE_NEJ = Kontaktutfall.TACKADE_NEJ.value, "Tackade nej"
    UTEBLEV = Kontaktutfall.UTEBLEV.value, "Kom inte"


class Kontakt(models.Model):
    """One contact or attempt: when, how, with whom and how it went, and nothing more.

    What the municipality does is documented (29 kap. 9 § skollagen), what the youth says about
    themselves is not: there is no free text. Taken back by `ersatt`, never removed by hand.
    `utskick` names the batch that sent it.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="kontakter", db_index=False
    )
    tid = models.DateTimeField("tid")
    kanal = models.CharField("sätt", max_length=20, choices=Kanalval.choices)
    inkommande = models.BooleanField("den unge hörde av sig", default=False)
    med = models.CharField("med", max_length=20, choices=Medval.choices, default=Medval.UNGDOM)
    utfall = models.CharField("hur det gick", max_length=20, choices=Utfallval.choices)
    utskick = models.CharField("utskick", max_length=40, blank=True)
    datum_fore = models.DateField("valt nästa datum dessförinnan", null=True, blank=True)
    datum_efter = models.DateField("valt nästa datum därefter", null=True, blank=True)
    av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kand_fran = models.DateTimeField("antecknad")
    ersatt = models.DateTimeField("ångrad", null=True, blank=True)
    ersatt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "kontakt"
        verbose_name_plural = "kontakter"
        constraints = (
            # One letter of a batch is one contact, however often the batch is taken up again.
            models.UniqueConstraint(
                fields=("person", "utskick"),
                condition=Q(ersatt__isnull=True) & ~Q(utskick=""),
                name="kontakt_en_per_utskick",
            ),
        )
        indexes = (models.Index(fields=("kommun", "person", "tid"), name="kontakt_person"),)

    def __str__(self) -> str:
        return f"{self.get_kanal_display()}: {self.get_utfall_display()}"


class Onskemal(models.Model):
    """How the youth wants to be contacted, and in what language letters are written."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="onskemal", db_index=False
    )
    kanal = models.CharField("helst", max_length=20, choices=Kanalval.choices, blank=True)
    sprak = models.CharField("språk i brev", max_length=10, default="sv")
    sagt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kand_fran = models.DateTimeField("känt från")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)

    class Meta:
        verbose_name = "önskemål"
        verbose_name_plural = "önskemål"
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=Q(ersatt__isnull=True), name="onskemal_ett"
            ),
        )

    def __str__(self) -> str:
        return self.get_kanal_display()
