"""Åtgärder for a youth: offered, answered, planned, begun, followed up, ended."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kaja.regler.atgarder import Ansvarig, Atgardsslut, Erbjudandesvar, Forlopp, Gang, Nejskal


class Svarsval(models.TextChoices):
    """What the youth answered."""

    INTE_SVARAT = Erbjudandesvar.INTE_SVARAT.value, "Inte svarat"
    JA = Erbjudandesvar.JA.value, "Ja"
    NEJ = Erbjudandesvar.NEJ.value, "Nej"


class Nejval(models.TextChoices):
    """Why the youth declined."""

    VILL_ANNAT = Nejskal.VILL_ANNAT.value, "Vill hellre något annat"
    VILL_INTE_NU = Nejskal.VILL_INTE_NU.value, "Vill inte nu"
    HAR_ARBETE = Nejskal.HAR_ARBETE.value, "Har eller ska få arbete"
    STUDERAR = Nejskal.STUDERAR.value, "Studerar eller ska börja studera"
    PASSAR_INTE = Nejskal.PASSAR_INTE.value, "Tiden eller upplägget passar inte"
    FOR_LANGT = Nejskal.FOR_LANGT.value, "För långt att resa"
    INTE_SAGT = Nejskal.INTE_SAGT.value, "Har inte sagt varför"


class Slutval(models.TextChoices):
    """Why it ended."""

    GENOMFORD = Atgardsslut.GENOMFORD.value, "Genomförd som planerat"
    TILL_STUDIER = Atgardsslut.TILL_STUDIER.value, "Började studera"
    TILL_ARBETE = Atgardsslut.TILL_ARBETE.value, "Började arbeta"
    ANNAN_ATGARD = Atgardsslut.ANNAN_ATGARD.value, "Byttes mot en annan åtgärd"
    UNG_AVBROT = Atgardsslut.UNG_AVBROT.value, "Den unge avbröt"
    KOMMUN_AVBROT = Atgardsslut.KOMMUN_AVBROT.value, "Kommunen avslutade i förtid"
    ANORDNARE_AVBROT = Atgardsslut.ANORDNARE_AVBROT.value, "Anordnaren avslutade i förtid"
    OMFATTAS_INTE = Atgardsslut.OMFATTAS_INTE.value, "Den unge omfattas inte längre"


class Ansvarigval(models.TextChoices):
    """Who is responsible for the effort."""

    KOMMUN = Ansvarig.KOMMUN.value, "Kommunen"
    UNGDOM = Ansvarig.UNGDOM.value, "Den unge"
    ANNAN = Ansvarig.ANNAN.value, "En annan aktör"


class Gangval(models.TextChoices):
    """How it goes."""

    SOM_PLANERAT = Gang.SOM_PLANERAT.value, "Går som planerat"
    MER_STOD = Gang.MER_STOD.value, "Den unge behöver mer stöd"
    BEHOVER_ANDRAS = Gang.BEHOVER_ANDRAS.value, "Åtgärden behöver ändras"
    DELTAR_INTE = Gang.DELTAR_INTE.value, "Den unge deltar inte"
    INTE_NADD = Gang.INTE_NADD.value, "Fick inte tag i den unge"


class Atgardsuppgifter(models.Model):
    """What is known of an åtgärd: dates and closed choices, and nothing more (4 § 3 förordningen
    2006:39). `till` and `planerad_till` are the day after the last."""

    slag = models.CharField("åtgärd", max_length=40)
    ansvarig = models.CharField(
        "ansvarig", max_length=10, choices=Ansvarigval.choices, default=Ansvarigval.KOMMUN
    )
    arbetsgivare = models.ForeignKey(
        "insatser.Arbetsgivare", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    erbjuden = models.DateField("erbjuden")
    svar = models.CharField(
        "svar", max_length=15, choices=Svarsval.choices, default=Svarsval.INTE_SVARAT
    )
    svarade = models.DateField("svarade", null=True, blank=True)
    nejskal = models.CharField("varför nej", max_length=20, choices=Nejval.choices, blank=True)
    koar_sedan = models.DateField("i kö sedan", null=True, blank=True)
    planerad_fran = models.DateField("planerad start", null=True, blank=True)
    planerad_till = models.DateField("planerat slut", null=True, blank=True)
    fran = models.DateField("började", null=True, blank=True)
    till = models.DateField("slutade", null=True, blank=True)
    slutorsak = models.CharField(
        "varför det upphörde", max_length=20, choices=Slutval.choices, blank=True
    )

    class Meta:
        abstract = True

    @property
    def forlopp(self) -> Forlopp:
        """The same for the rules."""
        return Forlopp(
            erbjuden=self.erbjuden,
            svar=Erbjudandesvar(self.svar),
            svarade=self.svarade,
            nejskal=Nejskal(self.nejskal) if self.nejskal else None,
            koar_sedan=self.koar_sedan,
            planerad_fran=self.planerad_fran,
            planerad_till=self.planerad_till,
            fran=self.fran,
            till=self.till,
            slutorsak=Atgardsslut(self.slutorsak) if self.slutorsak else None,
        )


UPPGIFTER = (
    *("slag", "ansvarig", "arbetsgivare", "erbjuden", "svar", "svarade", "nejskal", "koar_sedan"),
    *("planerad_fran", "planerad_till", "fran", "till", "slutorsak"),
)
"""What can be said of an åtgärd, and corrected: the fields of `Atgardsuppgifter`."""


class Atgard(Atgardsuppgifter):
    """An åtgärd for a youth, as it is known now; each earlier version is an `Atgardsversion`.

    `sysselsattning_efter` is what the youth did afterwards. `ersatt`: it was noted by mistake.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="atgarder", db_index=False
    )
    sysselsattning_efter = models.ForeignKey(
        "insatser.Sysselsattning", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField("version", default=0)
    kand_fran = models.DateTimeField("antecknad")
    ersatt = models.DateTimeField("borttagen", null=True, blank=True)

    class Meta:
        verbose_name = "åtgärd"
        verbose_name_plural = "åtgärder"
        constraints = (
            # One press twice is one offer.
            models.UniqueConstraint(
                fields=("person", "slag", "erbjuden"),
                condition=Q(ersatt__isnull=True),
                name="atgard_en_gang_om_dagen",
            ),
            models.CheckConstraint(
                condition=Q(till__isnull=True) | Q(fran__lt=F("till")), name="atgard_period"
            ),
            models.CheckConstraint(
                condition=Q(till__isnull=True, slutorsak="")
                | Q(till__isnull=False) & ~Q(slutorsak=""),
                name="atgard_slut_har_orsak",
            ),
            models.CheckConstraint(
                condition=Q(svar="nej") & ~Q(nejskal="") | ~Q(svar="nej") & Q(nejskal=""),
                name="atgard_nej_har_skal",
            ),
            models.CheckConstraint(
                condition=Q(fran__isnull=True) | Q(svar="ja"), name="atgard_borjade_efter_ja"
            ),
        )
        indexes = (
            models.Index(fields=("kommun", "person", "erbjuden"), name="atgard_person"),
            # Places: taken, and waited for.
            models.Index(
                fields=("kommun", "slag", "arbetsgivare"),
                condition=Q(ersatt__isnull=True, svar="ja", till__isnull=True),
                name="atgard_platser",
            ),
        )

    def __str__(self) -> str:
        return f"{self.slag} {self.erbjuden}"


class Atgardsversion(Atgardsuppgifter):
    """An åtgärd as it was when it was saved: kept, so that a correction overwrites nothing."""

    atgard = models.ForeignKey(
        "insatser.Atgard", on_delete=models.CASCADE, related_name="versioner", db_index=False
    )
    version = models.PositiveIntegerField("version")
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kand_fran = models.DateTimeField("antecknad")

    class Meta:
        verbose_name = "version av en åtgärd"
        verbose_name_plural = "versioner av åtgärder"
        constraints = (
            models.UniqueConstraint(fields=("atgard", "version"), name="atgardsversion_en"),
        )

    def __str__(self) -> str:
        return f"{self.slag}, version {self.version}"


class Atgardsuppfoljning(models.Model):
    """One follow-up of an åtgärd: when, how it goes, and the next day if it was agreed. Taken back
    by `ersatt`."""

    atgard = models.ForeignKey(
        "insatser.Atgard", on_delete=models.CASCADE, related_name="uppfoljningar", db_index=False
    )
    dag = models.DateField("uppföljd")
    gang = models.CharField("hur det går", max_length=20, choices=Gangval.choices)
    nasta = models.DateField("nästa uppföljning", null=True, blank=True)
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kand_fran = models.DateTimeField("antecknad")
    ersatt = models.DateTimeField("ångrad", null=True, blank=True)

    class Meta:
        verbose_name = "uppföljning av en åtgärd"
        verbose_name_plural = "uppföljningar av åtgärder"
        constraints = (
            models.UniqueConstraint(
                fields=("atgard", "dag"),
                condition=Q(ersatt__isnull=True),
                name="atgardsuppfoljning_en_om_dagen",
            ),
        )

    def __str__(self) -> str:
        return f"{self.dag} {self.get_gang_display()}"
