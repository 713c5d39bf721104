"""The stored answers: one current bedömning for each person, and the earlier ones."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kaja.regler.skollagen_29_9.ingang import INGANGSORSAKER


class Utfall(models.TextChoices):
    """The three answers of the law."""

    OMFATTAS = "omfattas", "Omfattas"
    OKLART = "oklart", "Oklart"
    OMFATTAS_INTE = "omfattas_inte", "Omfattas inte"


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


class Lage(models.TextChoices):
    """Where a registerpost is. The words of `regler.register`."""

    VANTAR = "vantar", "Väntar på start"
    UTREDS = "utreds", "Utreds"
    OPPEN = "oppen", "Öppen"
    AVSLUTAD = "avslutad", "Avslutad"


class Handelseslag(models.TextChoices):
    """What happened to a registerpost."""

    VANTAR = "vantar", "Väntar på start"
    UTREDS = "utreds", "Utreds"
    OPPNAD = "oppnad", "Öppnad"
    AVSLUTAD = "avslutad", "Avslutad"
    ATEROPPNAD = "ateroppnad", "Öppnad igen"


class Registerpost(models.Model):
    """One period of a person in the municipality's register (29 kap. 9 § tredje stycket).

    It is what its events (`Registerhandelse`) add up to, and can be made anew from them. A person
    has at most one that is not closed.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="registerposter", db_index=False
    )
    lage = models.CharField("läge", max_length=10, choices=Lage.choices)
    ingangsorsak = models.CharField("ingångsorsak", max_length=30, blank=True)
    oppnad = models.DateField("öppnad", null=True, blank=True)
    vantar_pa = models.DateField("väntar på start", null=True, blank=True)
    avslutad = models.DateField("avslutad", null=True, blank=True)
    avslutsorsak = models.CharField("avslutsorsak", max_length=30, blank=True)
    handelser_antal = models.PositiveIntegerField("antal händelser", default=0)

    class Meta:
        verbose_name = "registerpost"
        verbose_name_plural = "registerposter"
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=~Q(lage="avslutad"),
                name="registerpost_en_som_inte_ar_avslutad",
            ),
            models.CheckConstraint(
                condition=~Q(lage="oppen") | Q(oppnad__isnull=False),
                name="registerpost_oppen_har_dag",
            ),
            models.CheckConstraint(
                condition=~Q(lage="avslutad") | Q(avslutad__isnull=False) & ~Q(avslutsorsak=""),
                name="registerpost_avslutad_har_dag_och_orsak",
            ),
        )
        indexes = (
            models.Index(fields=("kommun", "person", "lage"), name="registerpost_person"),
            models.Index(fields=("kommun", "lage", "vantar_pa"), name="registerpost_lage"),
        )

    def __str__(self) -> str:
        return f"{self.get_lage_display()} {self.oppnad or ''}".strip()


class Registerhandelse(models.Model):
    """What happened to a registerpost, and why. Never changed, never taken away.

    `dag` is the day in the register from which it holds, `tid` when it was noted. `bedomning` is
    the answer that it rests on, `beslut` the municipality's own decision, if there was one.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    post = models.ForeignKey(
        Registerpost, on_delete=models.PROTECT, related_name="handelser", db_index=False
    )
    nr = models.PositiveIntegerField("ordning")
    slag = models.CharField("händelse", max_length=10, choices=Handelseslag.choices)
    dag = models.DateField("dag")
    orsak = models.CharField("orsak", max_length=30, blank=True)
    vantar_pa = models.DateField("väntar på start", null=True, blank=True)
    bedomning = models.ForeignKey(
        Bedomning, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    beslut = models.ForeignKey(
        "register.Beslut", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tid = models.DateTimeField("antecknad")
    aktor = models.TextField("av")

    class Meta:
        verbose_name = "registerhändelse"
        verbose_name_plural = "registerhändelser"
        constraints = (
            models.UniqueConstraint(fields=("post", "nr"), name="registerhandelse_i_ordning"),
        )
        indexes = (models.Index(fields=("kommun", "tid"), name="registerhandelse_tid"),)

    def __str__(self) -> str:
        return f"{self.get_slag_display()} {self.dag}"


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


class Kvittens(models.Model):
    """That someone has seen a change and says it is right. Until then the change stands on the page
    *Ändrat*.

    `bedomning` is the person's latest answer, `vad` what has been seen: that it is the answer
    (`svar`), that there is none any more (`borta`), another protection or a contradiction, each
    with what tells it from the next one.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    bedomning = models.ForeignKey(
        Bedomning, on_delete=models.CASCADE, related_name="kvittenser", db_index=False
    )
    vad = models.CharField("vad som setts", max_length=40)
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    tid = models.DateTimeField("tid")

    class Meta:
        verbose_name = "kvittens"
        verbose_name_plural = "kvittenser"
        constraints = (
            models.UniqueConstraint(fields=("bedomning", "vad"), name="kvittens_en_gang"),
        )
        indexes = (models.Index(fields=("kommun", "av", "tid"), name="kvittens_senaste"),)

    def __str__(self) -> str:
        return f"kvittens {self.bedomning_id} {self.vad}"


class SenastSett(models.Model):
    """When a user last looked through what had changed in a municipality, and the time before."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    tid = models.DateTimeField("tid")
    fore = models.DateTimeField("gången dessförinnan", null=True, blank=True)

    class Meta:
        verbose_name = "senast sett"
        verbose_name_plural = "senast sett"
        constraints = (
            models.UniqueConstraint(fields=("user", "kommun"), name="senastsett_en_per_kommun"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.tid}"
