"""The individual plan, with the seven elements that the documentation of efforts must have.

1 planning and goal, 2 what the youth does, 3 what the municipality does, 4 what others do, 5 when
each starts and ends, 6 why it ended, 7 times for follow-up and evaluation.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Planstatus(models.TextChoices):
    """How far a version has come."""

    UTKAST = "utkast", "Utkast"
    GALLANDE = "gallande", "Gäller"
    AVSLUTAD = "avslutad", "Avslutad"


class Overenskommet(models.TextChoices):
    """How the youth has agreed."""

    UNDERSKRIFT = "underskrift", "Underskrift på papper"
    MUNTLIGT = "muntligt", "Muntligt vid möte"


class Planslut(models.TextChoices):
    """Why a plan ended."""

    MALET = "malet", "Målet är nått"
    STUDIER = "studier", "Började studera"
    ARBETE = "arbete", "Började arbeta"
    NY_PLAN = "ny_plan", "En ny plan görs"
    UNGES_VAL = "unges_val", "Den unge vill inte ha någon plan"
    INTE_NADD = "inte_nadd", "Den unge går inte att nå"
    ANSVARET = "ansvaret", "Kommunens ansvar har upphört"


class Vem(models.TextChoices):
    """Who is responsible for an effort."""

    UNGDOM = "ungdom", "Den unge"
    KOMMUN = "kommun", "Kommunen"
    ANNAN = "annan", "En annan aktör"


class Insatsslut(models.TextChoices):
    """Why an effort ended."""

    GENOMFORD = "genomford", "Genomförd"
    ANNAN_INSATS = "annan_insats", "Byttes mot en annan insats"
    UNGES_VAL = "unges_val", "Den unge valde att sluta"
    PLATSEN = "platsen", "Platsen finns inte längre"
    STUDIER_ARBETE = "studier_arbete", "Började studera eller arbeta"
    INTE_BORJAD = "inte_borjad", "Blev inte av"
    PLANEN = "planen", "Planen avslutades"
    ANSVARET = "ansvaret", "Kommunens ansvar har upphört"


class Plan(models.Model):
    """One version of a plan. Of each plan at most one version is in force and one is a draft.

    `nummer` tells a youth's plans apart; `version` counts all that has been saved of them, so that
    it is never the same again. A change of the efforts is a new version that is agreed anew; until
    then it is a draft beside the one in force.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="planer", db_index=False
    )
    nummer = models.PositiveSmallIntegerField("plan")
    version = models.PositiveIntegerField("version")
    status = models.CharField("status", max_length=10, choices=Planstatus.choices)
    planering = models.TextField("planering", blank=True)
    mal = models.TextField("mål", blank=True)
    fran = models.DateField("gäller från", null=True, blank=True)
    till = models.DateField("gäller till", null=True, blank=True)
    slutorsak = models.CharField(
        "varför planen slutade", max_length=20, choices=Planslut.choices, blank=True
    )
    folj_upp = models.DateField("nästa uppföljning", null=True, blank=True)
    utvardera = models.DateField("utvärdering", null=True, blank=True)
    uppfoljd = models.DateField("senast uppföljd", null=True, blank=True)
    overens_hur = models.CharField(
        "överenskommen", max_length=20, choices=Overenskommet.choices, blank=True
    )
    overens_dag = models.DateField("överenskommen den", null=True, blank=True)
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kand_fran = models.DateTimeField("sparad")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)

    class Meta:
        verbose_name = "plan"
        verbose_name_plural = "planer"
        constraints = (
            models.UniqueConstraint(fields=("person", "version"), name="plan_version"),
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(ersatt__isnull=True, status="gallande"),
                name="plan_en_galler",
            ),
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(ersatt__isnull=True, status="utkast"),
                name="plan_ett_utkast",
            ),
            models.CheckConstraint(
                condition=Q(status="utkast")
                | ~Q(overens_hur="") & Q(overens_dag__isnull=False, fran__isnull=False),
                name="plan_galler_den_som_ar_overenskommen",
            ),
            models.CheckConstraint(
                condition=~Q(status="avslutad") | ~Q(slutorsak="") & Q(till__isnull=False),
                name="plan_avslutad_har_dag_och_orsak",
            ),
            models.CheckConstraint(
                condition=Q(till__isnull=True) | Q(fran__lt=F("till")), name="plan_period"
            ),
        )
        indexes = (models.Index(fields=("kommun", "person", "nummer"), name="plan_person"),)

    def __str__(self) -> str:
        return f"Plan {self.nummer}, version {self.version}"


class Planinsats(models.Model):
    """One effort in one version of a plan. `rad` is the same in all versions of the plan, so that
    what has changed can be shown; `ansvarig` says which other actor it is."""

    plan = models.ForeignKey("insatser.Plan", on_delete=models.CASCADE, related_name="insatser")
    rad = models.PositiveSmallIntegerField("rad")
    vem = models.CharField("vem gör det", max_length=10, choices=Vem.choices)
    vad = models.TextField("vad")
    ansvarig = models.CharField("vilken aktör", max_length=80, blank=True)
    fran = models.DateField("börjar", null=True, blank=True)
    till = models.DateField("slutar", null=True, blank=True)
    slutorsak = models.CharField(
        "varför den slutade", max_length=20, choices=Insatsslut.choices, blank=True
    )
    folj_upp = models.DateField("följs upp", null=True, blank=True)

    class Meta:
        verbose_name = "insats i planen"
        verbose_name_plural = "insatser i planen"
        constraints = (
            models.UniqueConstraint(fields=("plan", "rad"), name="planinsats_rad"),
            models.CheckConstraint(
                condition=Q(fran__isnull=True) | Q(till__isnull=True) | Q(fran__lt=F("till")),
                name="planinsats_period",
            ),
            models.CheckConstraint(
                condition=Q(slutorsak="") | Q(till__isnull=False), name="planinsats_slut_har_dag"
            ),
        )

    def __str__(self) -> str:
        return self.vad
