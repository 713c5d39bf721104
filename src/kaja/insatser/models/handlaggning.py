"""Who looks after a youth in the register, how far it has come, and the next day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kaja.insatser.models.trappa import Trappanpassning
from kaja.regler.uppfoljning import Etapp, Fristslag, anpassning_galler

ETAPP_I_ORD = {
    Etapp.NY: "Ny",
    Etapp.SOKS: "Söks",
    Etapp.NADD: "Nådd",
    Etapp.PLAN: "Plan klar",
    Etapp.ATGARD: "I åtgärd",
    Etapp.VANTAR: "Väntar på start",
    Etapp.NEJ: "Tackat nej",
    Etapp.UTREDS: "Utreds",
}
NASTA_I_ORD = {
    Fristslag.UTRED: "Ta reda på",
    Fristslag.VERIFIERA: "Kontrollera",
    Fristslag.KONTAKTA: "Kontakta",
    Fristslag.NYTT_FORSOK: "Försök på nytt",
    Fristslag.BOKA_MOTE: "Boka kartläggning",
    Fristslag.MOTE: "Möte",
    Fristslag.PLAN: "Skriv planen",
    Fristslag.FOLJ_UPP_PLAN: "Följ upp planen",
    Fristslag.HOR_AV: "Hör av dig",
    Fristslag.FRAGA_IGEN: "Fråga igen",
    Fristslag.KONTROLLERA_START: "Kontrollera starten",
    Fristslag.FOLJ_UPP_ATGARD: "Följ upp åtgärden",
    Fristslag.ATGARD_SLUTAR: "Åtgärden slutar",
    Fristslag.FYLLER_20: "Fyller snart 20",
    Fristslag.FRAGA_SYSSELSATTNING: "Fråga om sysselsättning",
}

ETAPPER = [(etapp.value, ord_) for etapp, ord_ in ETAPP_I_ORD.items()]
NASTA = [(slag.value, ord_) for slag, ord_ in NASTA_I_ORD.items()]


class Pausorsak(models.TextChoices):
    """Why the contact ladder rests. A closed list: no reason that says anything about health."""

    UNGES_ONSKAN = "unges_onskan", "Den unge har bett om det"
    BORTREST = "bortrest", "Den unge är bortrest"
    ANNAN_AKTOR = "annan_aktor", "En annan aktör har kontakten"
    BEGARD_UPPGIFT = "begard_uppgift", "Väntar på uppgift från skola eller myndighet"


class Handlaggning(models.Model):
    """The work with one youth, as it is now. One row for each who has a registerpost.

    `etapp`, `nasta_datum` and `nasta` are worked out from what has been done and the routine
    (`regler.uppfoljning`) and can be made anew; `satt_datum` is the day someone has chosen.
    `version` goes up with each change by hand, so that two who change it at once are told.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.OneToOneField(
        "ungdom.Person", on_delete=models.PROTECT, related_name="handlaggning"
    )
    agare = models.ForeignKey(
        "access.User",
        verbose_name="ägare",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    oppen = models.BooleanField("i registret nu", default=False)
    etapp = models.CharField("etapp", max_length=10, choices=ETAPPER, blank=True)
    nasta = models.CharField("nästa steg", max_length=25, choices=NASTA, blank=True)
    nasta_datum = models.DateField("nästa datum", null=True, blank=True)
    satt_datum = models.DateField("valt datum", null=True, blank=True)
    senast_nadd = models.DateField("senast nådd", null=True, blank=True)
    senaste_kontakt = models.DateField("senaste kontakt eller försök", null=True, blank=True)
    verifierad = models.DateField("kontrollerad", null=True, blank=True)
    trappa_fran = models.DateField("kontakttrappan började om", null=True, blank=True)
    anpassning = models.ForeignKey(
        "insatser.Trappanpassning",
        verbose_name="anpassad trappa",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    pausad_till = models.DateField("pausad till", null=True, blank=True)
    pausorsak = models.CharField(
        "varför pausad", max_length=20, choices=Pausorsak.choices, blank=True
    )
    borjade_om = models.DateField("arbetet började om", null=True, blank=True)
    raknas_om = models.DateField("räknas om", null=True, blank=True)
    version = models.PositiveIntegerField("version", default=0)

    class Meta:
        verbose_name = "handläggning"
        verbose_name_plural = "handläggningar"
        constraints = (
            models.CheckConstraint(
                condition=Q(oppen=False) | Q(nasta_datum__isnull=False) & ~Q(etapp=""),
                name="handlaggning_oppen_har_nasta_datum",
            ),
        )
        indexes = (
            models.Index(
                fields=("kommun", "agare", "nasta_datum", "person"),
                condition=Q(oppen=True),
                name="handlaggning_agare",
            ),
            models.Index(
                fields=("kommun", "raknas_om"),
                condition=Q(oppen=True),
                name="handlaggning_raknas_om",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_etapp_display()} {self.nasta_datum or ''}".strip()

    @property
    def anpassad(self) -> Trappanpassning | None:
        """The ladder adapted for the youth, while it holds."""
        den = self.anpassning
        return den if den and anpassning_galler(den.fran, self.senast_nadd) else None
