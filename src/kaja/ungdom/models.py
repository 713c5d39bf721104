"""The person, as one municipality knows them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from kaja.ungdom.sokord import SEARCH_LENGTH
from kaja.ungdom.sortering import SORT_KEY_LENGTH


class Skydd(models.TextChoices):
    """Protected identity, in the words of the population register (folkbokföringen)."""

    INGET = "", "Inget skydd"
    SEKRETESSMARKERING = "sekretessmarkering", "Sekretessmarkering"
    SKYDDAD_FOLKBOKFORING = "skyddad_folkbokforing", "Skyddad folkbokföring"


class Nummertyp(models.TextChoices):
    PERSONNUMMER = "personnummer", "Personnummer"
    SAMORDNINGSNUMMER = "samordningsnummer", "Samordningsnummer"


def strongest(marks: Iterable[str]) -> Skydd:
    """The mark that protects most; none when there is none."""
    order = list(Skydd)
    return max((Skydd(mark) for mark in marks), key=order.index, default=Skydd.INGET)


CONTACT_FIELDS = ("adress", "postnummer", "postort", "epost", "telefon")
NO_CONTACT = dict.fromkeys(CONTACT_FIELDS, "")
PROTECTED_WITH_CONTACT = ~Q(skydd="") & ~Q(**NO_CONTACT)
"""Nobody is: the nightly run asks, and a constraint refuses it."""


class Person(models.Model):
    """One identity number in one municipality. Two municipalities never share a row."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nummer = models.CharField("identitetsnummer", max_length=12)
    nummertyp = models.CharField("typ av nummer", max_length=20, choices=Nummertyp.choices)
    fodd = models.DateField("född", null=True, blank=True)
    fodelsear = models.PositiveSmallIntegerField("födelseår", null=True, blank=True)
    fornamn = models.TextField("förnamn", blank=True)
    efternamn = models.TextField("efternamn", blank=True)
    sortnamn = models.CharField("sorteringsnyckel", max_length=SORT_KEY_LENGTH, blank=True)
    sokbar = models.CharField("söktext", max_length=SEARCH_LENGTH, blank=True)
    skydd = models.CharField(
        "skydd", max_length=30, choices=Skydd.choices, default=Skydd.INGET, blank=True
    )
    adress = models.TextField("adress", blank=True)
    postnummer = models.TextField("postnummer", blank=True)
    postort = models.TextField("postort", blank=True)
    epost = models.TextField("e-post", blank=True)
    telefon = models.TextField("telefon", blank=True)
    # The strongest mark of the others that a caseworker has merged with this one: worked out from
    # the mergers, so that it goes when they do. What the register says of this number is `skydd`.
    skydd_genom = models.CharField(
        "skydd genom sammanslagning",
        max_length=30,
        choices=Skydd.choices,
        default=Skydd.INGET,
        blank=True,
    )
    # The mark that a school says the pupil has (SS 12000): it may know before the register does.
    skydd_skola = models.CharField(
        "skydd enligt skolan",
        max_length=30,
        choices=Skydd.choices,
        default=Skydd.INGET,
        blank=True,
    )
    ersatt_av = models.ForeignKey(
        "self",
        verbose_name="numret ersatt av",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="ersatter",
    )

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "personer"
        constraints = (
            models.UniqueConstraint(fields=("kommun", "nummer"), name="person_nummer_unikt"),
            models.CheckConstraint(
                condition=Q(skydd="") | Q(**NO_CONTACT),
                name="person_skydd_utan_kontakt",
            ),
            models.CheckConstraint(
                condition=Q(ersatt_av__isnull=True) | ~Q(ersatt_av=F("id")),
                name="person_ersatts_inte_av_sig",
            ),
        )
        indexes = (
            # With the text that is searched, so that a search reads this index and nothing more.
            models.Index(fields=("kommun", "sortnamn", "sokbar"), name="person_sortnamn"),
            # With the name, so that those of one day and one name are found side by side.
            models.Index(fields=("kommun", "fodd", "sortnamn"), name="person_fodd_namn"),
            # The few with a temporary number, for the question whether they have another.
            models.Index(
                fields=("kommun", "fodd"),
                condition=Q(nummertyp=Nummertyp.SAMORDNINGSNUMMER),
                name="person_samordning",
            ),
            # The few with protected identity, so that a list without them need not ask everyone.
            models.Index(
                fields=("kommun",),
                condition=~Q(skydd="", skydd_genom="", skydd_skola=""),
                name="person_skyddade",
            ),
            # What must never be: it is empty, so the nightly run knows without reading the persons.
            models.Index(
                fields=("kommun",),
                condition=PROTECTED_WITH_CONTACT,
                name="person_skydd_och_kontakt",
            ),
        )

    def __str__(self) -> str:
        return f"{self.fornamn} {self.efternamn}".strip() or "Namn saknas"

    @property
    def skyddad(self) -> bool:
        """Whether the person, under any number, has any kind of protected identity; a school's
        word is enough."""
        return bool(self.skydd or self.skydd_genom or self.skydd_skola)

    @property
    def starkaste_skydd(self) -> Skydd:
        """The strongest mark that the person has under any number, or at school."""
        return strongest((self.skydd, self.skydd_genom, self.skydd_skola))


class Alias(models.Model):
    """A number that a school uses for the person (TF-nummer), confirmed by a caseworker."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="alias")
    nummer = models.CharField("skolans nummer", max_length=12)
    kand_fran = models.DateTimeField("känt från")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ersatt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "alias"
        verbose_name_plural = "alias"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "nummer"),
                condition=Q(ersatt__isnull=True),
                name="alias_en_person",
            ),
        )

    def __str__(self) -> str:
        return self.nummer


class Sammanslagning(models.Model):
    """Two rows that a caseworker says are one human being. `fran` is put under `till`.

    Nothing moves: the facts are read together for as long as the row is current, so that a wrong
    merge is taken back with nothing lost.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    fran = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sammanslagen")
    till = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sammanslagna")
    kand_fran = models.DateTimeField("känt från")
    ersatt = models.DateTimeField("isärförd", null=True, blank=True)
    av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ersatt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "sammanslagning"
        verbose_name_plural = "sammanslagningar"
        constraints = (
            models.UniqueConstraint(
                fields=("fran",), condition=Q(ersatt__isnull=True), name="sammanslagning_en_gang"
            ),
            models.CheckConstraint(
                condition=~Q(fran=F("till")), name="sammanslagning_inte_med_sig_sjalv"
            ),
        )
        indexes = (
            models.Index(
                fields=("kommun",), condition=Q(ersatt__isnull=True), name="sammanslagning_kommun"
            ),
        )

    def __str__(self) -> str:
        return f"{self.fran_id} under {self.till_id}"


class Avvisat(models.Model):
    """A caseworker has said that the number is not the person's: it is not proposed again.

    `nummer` is a school's number or another person's. Of two persons the older row is `person`.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    nummer = models.CharField("det andra numret", max_length=12)
    kand_fran = models.DateTimeField("känt från")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)
    av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ersatt_av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "avvisat förslag"
        verbose_name_plural = "avvisade förslag"
        constraints = (
            models.UniqueConstraint(
                fields=("kommun", "person", "nummer"),
                condition=Q(ersatt__isnull=True),
                name="avvisat_en_gang",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} är inte {self.nummer}"
