"""Who sends, and the municipality's own words."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kaja.utskick.slag import MALLAR, SPRAKEN

MALLVAL = [(mall.value, text) for mall, text in MALLAR.items()]
SPRAKVAL = [(sprak.value, text) for sprak, text in SPRAKEN.items()]


class Kanalval(models.TextChoices):
    """The way a message goes."""

    BREV = "brev", "Brev"
    SMS = "sms", "Sms"
    EPOST = "epost", "E-post"


class Form(models.TextChoices):
    """What the municipality has made its own: the words, or the whole letter as a Word file."""

    TEXT = "text", "Egen text"
    WORD = "word", "Wordmall"


class Brevavsandare(models.Model):
    """Who writes, for one municipality, as it stands in the letters. A new row supersedes."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kommunnamn = models.CharField("kommunens namn", max_length=60)
    namnd = models.CharField("personuppgiftsansvarig nämnd", max_length=100)
    enhet = models.CharField("enhet", max_length=60)
    returadress = models.TextField("returadress", max_length=200)
    kontaktperson = models.CharField("kontaktperson", max_length=60)
    telefon = models.CharField("telefon", max_length=30)
    epost = models.EmailField("e-post", max_length=100)
    oppettider = models.CharField("när ni går att nå", max_length=120, blank=True)
    dataskyddsombud = models.CharField("så når man dataskyddsombudet", max_length=150)
    sms_namn = models.CharField("avsändare i sms", max_length=11)
    kand_fran = models.DateTimeField("känt från")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    satt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "avsändare i brev"
        verbose_name_plural = "avsändare i brev"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun",), condition=Q(ersatt__isnull=True), name="brevavsandare_en"
            ),
        )

    def __str__(self) -> str:
        return self.enhet


class Egentext(models.Model):
    """The municipality's own wording of a text, or its own Word template. A new row supersedes."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    mall = models.CharField("mall", max_length=20, choices=MALLVAL)
    kanal = models.CharField("sätt", max_length=10, choices=Kanalval.choices)
    sprak = models.CharField("språk", max_length=10, choices=SPRAKVAL)
    form = models.CharField("form", max_length=10, choices=Form.choices, default=Form.TEXT)
    version = models.PositiveIntegerField("version")
    text = models.TextField("text", blank=True)
    innehall = models.BinaryField("Wordfilen", null=True, blank=True)
    namn = models.CharField("filens namn", max_length=120, blank=True)
    kand_fran = models.DateTimeField("känt från")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    satt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "egen text"
        verbose_name_plural = "egna texter"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "mall", "kanal", "sprak"),
                condition=Q(ersatt__isnull=True),
                name="egentext_en_gallande",
            ),
        )

    def __str__(self) -> str:
        return f"kommunens {self.version}"
