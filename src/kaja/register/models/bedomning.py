"""The answer of the law about a person, as it was known: with its reason and its facts."""

from __future__ import annotations

from functools import reduce
from operator import and_

from django.db import models
from django.db.models import F, Q

from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER


class Utfall(models.TextChoices):
    """The three answers of the law."""

    OMFATTAS = "omfattas", "Omfattas"
    OKLART = "oklart", "Oklart"
    OMFATTAS_INTE = "omfattas_inte", "Omfattas inte"


_OMFATTAS = Q(utfall=Utfall.OMFATTAS, omfattas_fran__isnull=False, avgorande_punkt="")
_INTE = Q(omfattas_fran__isnull=True, ingangsorsak="") & ~Q(utfall=Utfall.OMFATTAS)
ANNAT_UTFALL = reduce(and_, (~Q(utfall=utfall) for utfall in Utfall.values))
"""There is no fourth answer."""
MOTSAGD = ~((_OMFATTAS & ~Q(ingangsorsak="")) | (_INTE & ~Q(avgorande_punkt="")))
"""Who is covered is so from a day and for a reason; about others a point of the law decided."""


class Bedomning(models.Model):
    """The answer for a person and a day, with what it rested on: the receipt.

    `svar` is a list with one entry for each point of the law: its answer, the sentence, the id of
    the reason and of the wording, and short copies of the facts. It survives corrections of the
    facts. The current bedömning is the one that is not `ersatt`.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="bedomningar", db_index=False
    )
    dag = models.DateField("dag")
    utfall = models.CharField("utfall", max_length=15, choices=Utfall.choices)
    avgorande_punkt = models.CharField("avgörande punkt", max_length=20, blank=True)
    ingangsorsak = models.CharField(
        "ingångsorsak", max_length=20, choices=list(INGANGSORSAKER.items()), blank=True
    )
    omfattas_fran = models.DateField("omfattas från", null=True, blank=True)
    galler_till_och_med = models.DateField("gäller till och med", null=True, blank=True)
    vantar_pa_start = models.DateField("väntar på start", null=True, blank=True)
    vantar_pa_kallor = models.CharField("väntar på källor", max_length=40, blank=True)
    bara_sen_kalla = models.BooleanField("oklart bara för att en källa är sen", default=False)
    # The reason whose question is one for a person to ask; the others are for a late source.
    fraga = models.CharField("att fråga om", max_length=40, blank=True)
    # When the answer is to be tried again. Not a part of it: they move on without a new answer.
    provas_igen = models.DateField("prövas igen", null=True, blank=True)
    beror_pa_kallor = models.CharField("beror på källor", max_length=40, blank=True)
    program_version = models.CharField("programversion", max_length=30)
    kand_fran = models.DateTimeField("känt från")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    motivering = models.TextField("motivering")
    svar = models.JSONField("svar på lagens punkter")

    class Meta:
        verbose_name = "bedömning"
        verbose_name_plural = "bedömningar"
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=Q(ersatt__isnull=True), name="bedomning_en_aktuell"
            ),
            models.CheckConstraint(
                condition=Q(ersatt__isnull=True) | Q(kand_fran__lt=F("ersatt")),
                name="bedomning_kand_fore_ersatt",
            ),
        )
        indexes = (
            models.Index(fields=("kommun", "person", "kand_fran"), name="bedomning_person"),
            # Each has all that is counted, filtered and sorted, so that the row, which is wide, is
            # read only when it is shown. Lists in the order of persons walk the persons and look up
            # their answers; others walk the answers. (SQLite reads the row for `ersatt`, which is
            # always empty here, unless the index has it.)
            models.Index(
                fields=(
                    *("kommun", "utfall", "avgorande_punkt", "ingangsorsak"),
                    *("omfattas_fran", "vantar_pa_start", "person", "ersatt"),
                ),
                condition=Q(ersatt__isnull=True),
                name="bedomning_antal",
            ),
            models.Index(
                fields=(
                    *("person", "utfall", "ingangsorsak", "avgorande_punkt"),
                    *("omfattas_fran", "vantar_pa_start", "ersatt"),
                ),
                condition=Q(ersatt__isnull=True),
                name="bedomning_lista",
            ),
            # What the nightly run asks for: whose day has come, and whose source has moved.
            models.Index(
                fields=("kommun", "provas_igen"),
                condition=Q(ersatt__isnull=True, provas_igen__isnull=False),
                name="bedomning_provas_igen",
            ),
            models.Index(
                fields=("kommun", "beror_pa_kallor"),
                condition=Q(ersatt__isnull=True) & ~Q(beror_pa_kallor=""),
                name="bedomning_beror_kalla",
            ),
            models.Index(
                fields=("kommun", "vantar_pa_kallor"),
                condition=Q(ersatt__isnull=True) & ~Q(vantar_pa_kallor=""),
                name="bedomning_vantar_kalla",
            ),
            # What "Oklart" asks for: few among all, by what there is to ask about.
            models.Index(
                fields=("kommun", "fraga", "person", "kand_fran"),
                condition=Q(ersatt__isnull=True) & ~Q(fraga=""),
                name="bedomning_fraga",
            ),
            # What must never be: both are empty, so the nightly run knows without reading answers.
            # (SQLite takes another, that is not empty, unless they have all that is asked about.)
            models.Index(
                fields=("kommun", "utfall", "ersatt"),
                condition=Q(ersatt__isnull=True) & ANNAT_UTFALL,
                name="bedomning_annat_utfall",
            ),
            models.Index(
                fields=(
                    *("kommun", "utfall", "avgorande_punkt", "ingangsorsak"),
                    *("omfattas_fran", "ersatt"),
                ),
                condition=Q(ersatt__isnull=True) & MOTSAGD,
                name="bedomning_motsagd",
            ),
            # What "Ändrat sedan sist" asks for.
            models.Index(fields=("kommun", "kand_fran", "person"), name="bedomning_andrad"),
            models.Index(
                fields=("kommun", "ersatt", "person"),
                condition=Q(ersatt__isnull=False),
                name="bedomning_ersatt",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_utfall_display()} {self.dag}"
