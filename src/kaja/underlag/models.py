"""Dated facts on two clocks: when they are true, and when they were known.

Periods are half-open, [fran, till); no `fran` means always, no `till` means until further notice.
A fact is known from `kand_fran` until `ersatt`. A correction supersedes; nothing is overwritten.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q


class Kallfil(models.Model):
    """The file a fact came from, as evidence needs it. Has the id of the received file, and
    outlives it: the raw file is deleted long before the facts are."""

    id = models.BigIntegerField(primary_key=True)
    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kalla = models.CharField("källa", max_length=20)
    avsandare = models.TextField("avsändare", blank=True)
    namn = models.TextField("filnamn")
    mottagen = models.DateField("mottagen")

    class Meta:
        verbose_name = "källfil"
        verbose_name_plural = "källfiler"
        indexes = (models.Index(fields=("kommun", "kalla", "avsandare"), name="kallfil_avsandare"),)

    def __str__(self) -> str:
        return self.namn


class Uppgiftslamnare(models.TextChoices):
    """Who answered a question, when a caseworker writes the answer down."""

    SKOLA = "skola", "Skolan"
    SKOLVERKSAMHET = "skolverksamhet", "Kommunens skolverksamhet"
    UNGDOMEN = "ungdomen", "Ungdomen"
    MYNDIGHET = "myndighet", "En myndighet"
    HANDLING = "handling", "En handling som visats upp"


class Faktum(models.Model):
    """What all facts have in common. `fil` is empty for what a caseworker recorded."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="%(class)s", db_index=False
    )
    fran = models.DateField("från", null=True, blank=True)
    till = models.DateField("till (dagen efter sista dagen)", null=True, blank=True)
    kand_fran = models.DateTimeField("känt från")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    fil = models.ForeignKey(
        Kallfil, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    rad = models.PositiveIntegerField("rad i filen", default=0)
    # What a caseworker noted: who said it, who wrote it down, and the fact it puts right. A fact
    # that is put right is not shown to the law for as long as both are current.
    uppgiven_av = models.CharField(
        "uppgiven av", max_length=20, choices=Uppgiftslamnare.choices, blank=True
    )
    antecknad_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rattar = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="rattelser"
    )
    rattar_id: int | None

    # What the fact says. Two facts that say the same are the same fact, whichever file they
    # stand in.
    VARDEN: ClassVar[tuple[str, ...]]
    # What a file of changes says something new of: two facts of a person with the same key are
    # two versions of one thing.
    NYCKEL: ClassVar[tuple[str, ...]]
    # Whether it goes on, so that a full extract can say by silence that it has ended.
    SLUTAR: ClassVar[bool] = True

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(fran__isnull=True) | Q(till__isnull=True) | Q(fran__lt=F("till")),
                name="%(class)s_fran_fore_till",
            ),
            models.CheckConstraint(
                condition=Q(ersatt__isnull=True) | Q(kand_fran__lt=F("ersatt")),
                name="%(class)s_kand_fore_ersatt",
            ),
        )
        indexes: ClassVar[tuple[models.Index, ...]] = (
            models.Index(fields=("kommun", "person", "ersatt"), name="%(class)s_person"),
            models.Index(fields=("kommun", "kand_fran", "person"), name="%(class)s_kand"),
            models.Index(
                fields=("kommun", "ersatt", "person"),
                condition=Q(ersatt__isnull=False),
                name="%(class)s_ersatt",
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.fran or ''}–{self.till or ''}"

    def varden(self) -> tuple[Any, ...]:
        """What the fact says, to compare with another."""
        return tuple([getattr(self, name) for name in self.VARDEN])


class Folkbokforingsfaktum(Faktum):
    """A row of the population register. `ordning` is its place among the person's rows."""

    kommunkod = models.CharField("folkbokföringskommun", max_length=4)
    skydd = models.CharField("skydd", max_length=30, blank=True)
    avregistrering = models.CharField("avregistrering", max_length=2, blank=True)
    avregistrerad = models.DateField("avregistrerad", null=True, blank=True)
    folkbokford_fran = models.DateField("folkbokförd i Sverige från", null=True, blank=True)
    skolplikt_upphor = models.DateField("skolpliktens sista dag", null=True, blank=True)
    nytt_nummer = models.CharField("nytt identitetsnummer", max_length=12, blank=True)
    ordning = models.PositiveIntegerField("ordning", default=0)

    VARDEN = (
        "fran",
        "till",
        "kommunkod",
        "skydd",
        "avregistrering",
        "avregistrerad",
        "folkbokford_fran",
        "skolplikt_upphor",
        "nytt_nummer",
        "ordning",
    )
    NYCKEL = ("fran", "kommunkod")

    class Meta(Faktum.Meta):
        verbose_name = "folkbokföringsfaktum"
        verbose_name_plural = "folkbokföringsfakta"
        indexes = (
            *Faktum.Meta.indexes,
            models.Index(
                fields=("kommun", "nytt_nummer"),
                condition=~Q(nytt_nummer=""),
                name="folkbokforingsfaktum_nytt",
            ),
        )


class Studiefaktum(Faktum):
    """An enrolment."""

    skolform = models.CharField("skolform", max_length=20)
    avbrott = models.BooleanField("avbrott", default=False)
    studievag = models.TextField("studieväg", blank=True)
    skolenhetskod = models.CharField("skolenhetskod", max_length=20, blank=True)
    huvudman = models.TextField("huvudman", blank=True)

    VARDEN = ("fran", "till", "skolform", "avbrott", "studievag", "skolenhetskod", "huvudman")
    NYCKEL = ("fran", "skolform")

    class Meta(Faktum.Meta):
        verbose_name = "studiefaktum"
        verbose_name_plural = "studiefakta"


class Bevisfaktum(Faktum):
    """A certificate, dated `fran`."""

    typ = models.CharField("typ", max_length=40)
    utfardare = models.TextField("utfärdare", blank=True)

    VARDEN = ("fran", "typ", "utfardare")
    NYCKEL = ("fran", "typ")
    SLUTAR = False

    class Meta(Faktum.Meta):
        verbose_name = "bevisfaktum"
        verbose_name_plural = "bevisfakta"


class Motsvarandefaktum(Faktum):
    """A caseworker's judgement of equivalent education (29 kap. 9 § 6), dated `fran`."""

    typ = models.CharField(
        "typ", max_length=10, choices=(("bedomd", "Bedömd som motsvarande"), ("utreds", "Utreds"))
    )

    VARDEN = ("fran", "typ")
    NYCKEL = ("fran", "typ")
    SLUTAR = False

    class Meta(Faktum.Meta):
        verbose_name = "motsvarandefaktum"
        verbose_name_plural = "motsvarandefakta"


class Tackning(models.Model):
    """How far a sender of a source has reported: up to and including `tom`; None when it has sent
    something and not said how far that goes."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kalla = models.CharField("källa", max_length=20)
    avsandare = models.TextField("avsändare", blank=True)
    tom = models.DateField("rapporterat till och med", null=True, blank=True)
    kand_fran = models.DateTimeField("känt från")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)

    class Meta:
        verbose_name = "täckning"
        verbose_name_plural = "täckningar"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "kalla", "avsandare"),
                condition=Q(ersatt__isnull=True),
                name="tackning_en_aktuell",
            ),
            models.CheckConstraint(
                condition=Q(ersatt__isnull=True) | Q(kand_fran__lt=F("ersatt")),
                name="tackning_kand_fore_ersatt",
            ),
        )
        indexes = (models.Index(fields=("kommun", "kand_fran"), name="tackning_kand"),)

    def __str__(self) -> str:
        return f"{self.kalla} till och med {self.tom}"


class Omprovning(models.Model):
    """A person whose answer is to be tried again: something that it rests on has changed.

    The row is written in the same transaction as the change and taken away in the one that stores
    the new answer. So nobody is forgotten, whatever run is killed.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.OneToOneField("ungdom.Person", on_delete=models.CASCADE, related_name="+")
    sedan = models.DateTimeField("sedan")

    class Meta:
        verbose_name = "omprövning"
        verbose_name_plural = "omprövningar"
        indexes = (models.Index(fields=("kommun", "person"), name="omprovning_ko"),)

    def __str__(self) -> str:
        return f"omprövning {self.person_id}"
