"""A picture of the target group on another day: made when someone asks, and thrown away."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kaja.register.models.bedomning import Utfall
from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER


class Dagsbild(models.Model):
    """The target group judged for `dag`, by what was known at `kand`, or is known now without.

    `sett` is what there was to judge by when it was made, to tell whether it still holds. Without
    `gjord` it is not made, or not whole: the run that makes it is `korning`.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dag = models.DateField("dag")
    kand = models.DateTimeField("som det var känt", null=True, blank=True)
    korning = models.ForeignKey("korningar.Korning", on_delete=models.CASCADE, related_name="+")
    sett = models.TextField("underlaget som det var", blank=True)
    begard = models.DateTimeField("begärd")
    gjord = models.DateTimeField("gjord", null=True, blank=True)

    class Meta:
        verbose_name = "dagsbild"
        verbose_name_plural = "dagsbilder"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "dag", "kand"),
                condition=Q(kand__isnull=False),
                name="dagsbild_en_som_kant",
            ),
            models.UniqueConstraint(
                fields=("kommun", "dag"), condition=Q(kand__isnull=True), name="dagsbild_en_nu"
            ),
        )

    def __str__(self) -> str:
        return f"dagsbild {self.dag}"


class Dagsbildsrad(models.Model):
    """What the list shows of one person's answer, in the columns of a `Bedomning`."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    bild = models.ForeignKey(
        Dagsbild, on_delete=models.CASCADE, related_name="rader", db_index=False
    )
    person = models.ForeignKey("ungdom.Person", on_delete=models.CASCADE, related_name="+")
    utfall = models.CharField("utfall", max_length=15, choices=Utfall.choices)
    avgorande_punkt = models.CharField("avgörande punkt", max_length=20, blank=True)
    ingangsorsak = models.CharField(
        "ingångsorsak", max_length=20, choices=list(INGANGSORSAKER.items()), blank=True
    )
    omfattas_fran = models.DateField("omfattas från", null=True, blank=True)
    vantar_pa_start = models.DateField("väntar på start", null=True, blank=True)
    vantar_pa_kallor = models.CharField("väntar på källor", max_length=40, blank=True)
    bara_sen_kalla = models.BooleanField("oklart bara för att en källa är sen", default=False)
    motivering = models.TextField("motivering")

    class Meta:
        verbose_name = "rad i dagsbild"
        verbose_name_plural = "rader i dagsbilder"
        constraints = (
            models.UniqueConstraint(fields=("bild", "person"), name="dagsbildsrad_en_per_person"),
        )
        indexes = (
            models.Index(fields=("bild", "utfall", "avgorande_punkt"), name="dagsbildsrad_antal"),
        )

    def __str__(self) -> str:
        return f"{self.get_utfall_display()} {self.person_id}"
