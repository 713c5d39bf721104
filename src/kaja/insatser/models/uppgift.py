"""Tasks: what someone must do.

Most are worked out from how things are; they are stored here first when someone has taken,
postponed or done them, or when they rest on something that happened once.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kaja.insatser.models.handlaggning import NASTA_I_ORD
from kaja.insatser.models.kontakt import Kanalval
from kaja.regler.uppfoljning import Fristslag


class Uppgiftsslag(models.TextChoices):
    """What the task is about."""

    OKLART = "oklart", "Ta reda på det som är oklart"
    SEN_KALLA = "sen_kalla", "Påminn den som lämnar uppgifter"
    START_PASSERAD = "start_passerad", "Kontrollera att studierna har börjat"
    BESLUT_OMPROVAS = "beslut_omprovas", "Pröva kommunens beslut på nytt"
    IFRAGASATT = "ifragasatt", "Undersök en ändring"
    OVERLAMNA = "overlamna", "Lämna över till den nya kommunen"
    TA_OVER = "ta_over", "Ta emot från den förra kommunen"
    EGEN = "egen", "Att göra"
    SKOLANMALAN = "skolanmalan", "Skolans anmälan väntar"
    UTRED = Fristslag.UTRED.value, NASTA_I_ORD[Fristslag.UTRED]
    VERIFIERA = Fristslag.VERIFIERA.value, NASTA_I_ORD[Fristslag.VERIFIERA]
    KONTAKTA = Fristslag.KONTAKTA.value, NASTA_I_ORD[Fristslag.KONTAKTA]
    NYTT_FORSOK = Fristslag.NYTT_FORSOK.value, NASTA_I_ORD[Fristslag.NYTT_FORSOK]
    BOKA_MOTE = Fristslag.BOKA_MOTE.value, NASTA_I_ORD[Fristslag.BOKA_MOTE]
    MOTE = Fristslag.MOTE.value, NASTA_I_ORD[Fristslag.MOTE]
    PLAN = Fristslag.PLAN.value, NASTA_I_ORD[Fristslag.PLAN]
    FOLJ_UPP_PLAN = Fristslag.FOLJ_UPP_PLAN.value, NASTA_I_ORD[Fristslag.FOLJ_UPP_PLAN]
    HOR_AV = Fristslag.HOR_AV.value, NASTA_I_ORD[Fristslag.HOR_AV]
    FRAGA_IGEN = Fristslag.FRAGA_IGEN.value, NASTA_I_ORD[Fristslag.FRAGA_IGEN]
    KONTROLLERA_START = Fristslag.KONTROLLERA_START.value, NASTA_I_ORD[Fristslag.KONTROLLERA_START]
    FOLJ_UPP_ATGARD = Fristslag.FOLJ_UPP_ATGARD.value, NASTA_I_ORD[Fristslag.FOLJ_UPP_ATGARD]
    ATGARD_SLUTAR = Fristslag.ATGARD_SLUTAR.value, NASTA_I_ORD[Fristslag.ATGARD_SLUTAR]
    FYLLER_20 = Fristslag.FYLLER_20.value, NASTA_I_ORD[Fristslag.FYLLER_20]
    FRAGA_SYSSELSATTNING = (
        Fristslag.FRAGA_SYSSELSATTNING.value,
        NASTA_I_ORD[Fristslag.FRAGA_SYSSELSATTNING],
    )


FRISTER = frozenset(Uppgiftsslag(slag.value) for slag in Fristslag)
"""The tasks that the routine gives: worked out for each youth, and gone when they are no longer
due. The others are raised by something that happened."""
TIDSATTA = FRISTER | {Uppgiftsslag.SKOLANMALAN}
"""Those that have a day, and so are done from the page Att göra."""


class Skjutskal(models.TextChoices):
    """Why a task waits. A closed list: no reason that says anything about health."""

    VANTAR_SVAR = "vantar_svar", "Väntar på svar"
    UNGES_ONSKAN = "unges_onskan", "Den unge har bett om det"
    BOKAT = "bokat", "Bokat till den dagen"
    ANNAN_FORST = "annan_forst", "En annan aktör gör något först"
    HANNS_INTE = "hanns_inte", "Hanns inte"


class Uppgift(models.Model):
    """A task that has been taken, postponed or done, or that something has raised.

    `nyckel` says what it is about, so that the same thing never becomes two open tasks. A task
    about a source has no person.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="uppgifter",
        db_index=False,
    )
    slag = models.CharField("uppgift", max_length=25, choices=Uppgiftsslag.choices)
    nyckel = models.CharField("nyckel", max_length=80)
    fraga = models.TextField("fråga", blank=True)
    # What the routine says: the day it is due, in what way, and which attempt it is.
    dag = models.DateField("ska vara gjord", null=True, blank=True)
    kanal = models.CharField("sätt", max_length=20, choices=Kanalval.choices, blank=True)
    nummer = models.PositiveSmallIntegerField("försök", default=0)
    skapad = models.DateTimeField("skapad")
    tagen_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Whose it is, kept while the task is open (`insatser.actions.ansvarig`), so that a list of ten
    # thousand need not ask for the owner of each.
    ansvarig = models.ForeignKey(
        "access.User",
        verbose_name="ansvarig",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    uppskjuten_till = models.DateField("uppskjuten till", null=True, blank=True)
    uppskjuten_skal = models.CharField(
        "varför uppskjuten", max_length=20, choices=Skjutskal.choices, blank=True
    )
    klar = models.DateTimeField("klar", null=True, blank=True)
    klar_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    utfall = models.CharField("så gick det", max_length=30, blank=True)

    class Meta:
        verbose_name = "uppgift"
        verbose_name_plural = "uppgifter"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "nyckel"),
                condition=Q(klar__isnull=True),
                name="uppgift_en_oppen_om_samma_sak",
            ),
        )
        indexes = (
            models.Index(
                fields=("kommun", "slag", "person"),
                condition=Q(klar__isnull=True),
                name="uppgift_oppna",
            ),
            models.Index(fields=("kommun", "person"), name="uppgift_person"),
            models.Index(
                fields=("kommun", "dag", "person", "slag"),
                condition=Q(klar__isnull=True, dag__isnull=False),
                name="uppgift_frister",
            ),
            models.Index(
                fields=("kommun", "ansvarig", "dag", "person", "slag"),
                condition=Q(klar__isnull=True, dag__isnull=False),
                name="uppgift_ansvarig",
            ),
        )

    def __str__(self) -> str:
        return self.get_slag_display()
