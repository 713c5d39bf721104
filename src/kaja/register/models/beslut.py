"""The municipality's own decisions about a person."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Beslutsslag(models.TextChoices):
    """What the municipality can decide for itself about a youth's place in the register."""

    OMFATTAS_ANDA = "omfattas_anda", "Omfattas ändå"
    FELAKTIGT_REGISTRERAD = "felaktigt_registrerad", "Felaktigt registrerad"
    MOTSVARANDE_UTBILDNING = "motsvarande_utbildning", "Har motsvarande utbildning"


class Beslutsskal(models.TextChoices):
    """Why. A closed list, because 4 § förordning (2006:39) leaves no room for free text."""

    STUDERAR_INTE = "studerar_inte", "Står inskriven men studerar inte"
    KALLAN_FEL = "kallan_fel", "Uppgiften i källan är fel"
    VISTAS_HAR = "vistas_har", "Vistas stadigvarande i kommunen"
    VISTAS_INTE_HAR = "vistas_inte_har", "Vistas stadigvarande i en annan kommun"
    STUDERAR = "studerar", "Studerar enligt uppgift som visats upp"
    UTLANDSK_UTBILDNING = "utlandsk_utbildning", "Gymnasieutbildning från ett annat land"
    ANNAN_UTBILDNING = "annan_utbildning", "Annan utbildning som motsvarar gymnasiet"


class Beslut(models.Model):
    """The municipality's own decision. It holds until the facts it rested on (`vilar_pa`) change;
    then it is asked again. `ersatt` when it was lifted, or fell, or was replaced."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="beslut", db_index=False
    )
    slag = models.CharField("beslut", max_length=30, choices=Beslutsslag.choices)
    fran = models.DateField("gäller från")
    skal = models.CharField("skäl", max_length=30, choices=Beslutsskal.choices)
    arende = models.CharField("ärendenummer", max_length=40, blank=True)
    vilar_pa = models.CharField("avtryck av underlaget", max_length=64)
    beslutad_av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kand_fran = models.DateTimeField("beslutat")
    ersatt = models.DateTimeField("upphävt", null=True, blank=True)
    ersatt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "beslut"
        verbose_name_plural = "beslut"
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=Q(ersatt__isnull=True), name="beslut_ett_gallande"
            ),
        )
        indexes = (models.Index(fields=("kommun", "person", "kand_fran"), name="beslut_person"),)

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.fran}"
