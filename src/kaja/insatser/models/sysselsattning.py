"""What a youth does: before, now and planned (4 § 2 förordningen 2006:39)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kaja.regler.uppfoljning import Sysselsattningsslag


class Sysselsattningsval(models.TextChoices):
    """Education, work, service or other activity. Never why."""

    ARBETE = Sysselsattningsslag.ARBETE.value, "Arbetar"
    PRAKTIK = Sysselsattningsslag.PRAKTIK.value, "Praktik"
    STUDIER = Sysselsattningsslag.STUDIER.value, "Studerar"
    TJANST = Sysselsattningsslag.TJANST.value, "Tjänst, som värnplikt"
    SOKER_ARBETE = Sysselsattningsslag.SOKER_ARBETE.value, "Söker arbete"
    UTOMLANDS = Sysselsattningsslag.UTOMLANDS.value, "Utomlands"
    ANNAT = Sysselsattningsslag.ANNAT.value, "Något annat"
    INGET = Sysselsattningsslag.INGET.value, "Inget särskilt"


class Sysselsattningstid(models.TextChoices):
    """Whether it is over, goes on, or is to come: § 4 says earlier, current and future."""

    TIDIGARE = "tidigare", "Tidigare"
    NU = "nu", "Nu"
    PLANERAD = "planerad", "Planerad"


class Sagtav(models.TextChoices):
    """Where it comes from."""

    UNGDOM = "ungdom", "Den unge"
    VARDNADSHAVARE = "vardnadshavare", "Vårdnadshavare"
    SKOLA = "skola", "Skolan"
    AKTOR = "aktor", "En annan aktör"
    FIL = "fil", "En inläst lista"


class Sysselsattning(models.Model):
    """One statement of what the youth does, with who said it and when. A new one about the same
    time supersedes the earlier; both are kept."""

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person",
        on_delete=models.PROTECT,
        related_name="sysselsattningar",
        db_index=False,
    )
    slag = models.CharField("sysselsättning", max_length=20, choices=Sysselsattningsval.choices)
    nar = models.CharField(
        "när",
        max_length=10,
        choices=Sysselsattningstid.choices,
        default=Sysselsattningstid.NU,
    )
    fran = models.DateField("från", null=True, blank=True)
    till = models.DateField("till", null=True, blank=True)
    sagd = models.DateField("sades")
    sagt_av = models.CharField("sagt av", max_length=20, choices=Sagtav.choices)
    kontakt = models.ForeignKey(
        "insatser.Kontakt", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    av = models.ForeignKey(
        "access.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kand_fran = models.DateTimeField("antecknad")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)

    class Meta:
        verbose_name = "sysselsättning"
        verbose_name_plural = "sysselsättningar"
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(ersatt__isnull=True, nar="nu"),
                name="sysselsattning_en_nu",
            ),
            models.CheckConstraint(
                condition=Q(fran__isnull=True) | Q(till__isnull=True) | Q(fran__lt=F("till")),
                name="sysselsattning_period",
            ),
        )
        indexes = (
            models.Index(fields=("kommun", "person", "kand_fran"), name="sysselsattning_person"),
        )

    def __str__(self) -> str:
        return self.get_slag_display()
