"""The contact ladder adapted for one youth."""

from __future__ import annotations

from django.db import models

from kaja.regler.uppfoljning import Anpassning, Kanal, Med, Trappsteg


class Anpassningsorsak(models.TextChoices):
    """Why the ladder is another for one youth. A closed list: no reason that says anything about
    health."""

    UNGES_ONSKAN = "unges_onskan", "Den unge har bett om det"
    UPPGIFT_SAKNAS = "uppgift_saknas", "Nummer eller adress saknas"
    NAS_BATTRE = "nas_battre", "Den unge nås bättre på annat sätt"
    ANNAN_AKTOR = "annan_aktor", "En annan aktör har kontakten"
    REDAN_GJORT = "redan_gjort", "Steget är redan gjort på annat sätt"
    BRADSKAR = "bradskar", "Det är bråttom"


class Trappanpassning(models.Model):
    """The steps that are left for one youth, decided `fran` a day after `efter` attempts, each as
    [days after the attempt before, way, with whom]. Never changed: another takes its place, and
    `fore` is the one that it took the place of. Which one holds stands in `Handlaggning`."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey("ungdom.Person", on_delete=models.PROTECT, related_name="+")
    fran = models.DateField("från")
    efter = models.PositiveSmallIntegerField("efter så många försök")
    steg = models.JSONField("steg")
    orsak = models.CharField("varför", max_length=20, choices=Anpassningsorsak.choices)
    fore = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    datum_fore = models.DateField("valt nästa datum dessförinnan", null=True, blank=True)
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kand_fran = models.DateTimeField("känd från")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)

    class Meta:
        verbose_name = "anpassad trappa"
        verbose_name_plural = "anpassade trappor"

    def __str__(self) -> str:
        return f"{len(self.steg)} steg från {self.fran}"

    @property
    def regel(self) -> Anpassning:
        """The same as the rules see it."""
        steg = (Trappsteg(int(dag), Kanal(kanal), Med(med)) for dag, kanal, med in self.steg)
        return Anpassning(self.fran, self.efter, tuple(steg))
