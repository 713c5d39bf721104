"""What a youth left unfinished, wants and needs support with: the ground for the plan."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Oavslutat(models.TextChoices):
    """What was left unfinished in school."""

    GRUNDSKOLA = "grundskola", "Grundskolan: betyg saknas"
    EJ_BORJAT = "ej_borjat", "Har inte börjat på gymnasiet"
    INTRODUKTION = "introduktion", "Slutade på ett introduktionsprogram"
    NATIONELLT = "nationellt", "Slutade på ett nationellt program"
    STUDIEBEVIS = "studiebevis", "Gick alla år och fick studiebevis"
    ANNAT_LAND = "annat_land", "Studier i ett annat land"
    INGET = "inget", "Inget är oavslutat"


class Saknas(models.TextChoices):
    """What is missing for what was left unfinished to be whole."""

    SVENSKA = "svenska", "Svenska eller svenska som andraspråk"
    ENGELSKA = "engelska", "Engelska"
    MATEMATIK = "matematik", "Matematik"
    ANDRA_AMNEN = "andra_amnen", "Andra ämnen eller kurser"
    GYMNASIEARBETE = "gymnasiearbete", "Gymnasiearbetet"
    APL = "apl", "Praktik i utbildningen (apl)"
    VET_INTE = "vet_inte", "Behöver tas reda på"


class Vill(models.TextChoices):
    """Where the youth wants to be."""

    GYMNASIET = "gymnasiet", "Gå på gymnasiet"
    KOMVUX = "komvux", "Läsa på komvux"
    FOLKHOGSKOLA = "folkhogskola", "Gå på folkhögskola"
    ARBETE = "arbete", "Arbeta"
    PRAKTIK = "praktik", "Praktisera"
    EGET = "eget", "Starta eget"
    ANNAT = "annat", "Något annat"
    VET_INTE = "vet_inte", "Vet inte än"


class Stodbehov(models.TextChoices):
    """Support that is needed: what someone can do. Never why it is needed (5 § förordningen)."""

    VAGLEDNING = "vagledning", "Vägledning om studier och yrken"
    ANSOKAN = "ansokan", "Hjälp att ansöka"
    STUDIER = "studier", "Stöd i studierna"
    LUGNT = "lugnt", "En lugn plats eller en liten grupp"
    SCHEMA = "schema", "Ett schema som växer i egen takt"
    RUTINER = "rutiner", "Rutiner i vardagen"
    FOLJA_MED = "folja_med", "Någon som följer med"
    SPRAK = "sprak", "Stöd i svenska språket, eller tolk"
    RESOR = "resor", "Hjälp med resor"
    DATOR = "dator", "Dator eller internet"
    ARBETE = "arbete", "Hjälp att söka arbete eller praktik"
    KONTAKTER = "kontakter", "Hjälp i kontakt med andra"
    INGET = "inget", "Inget särskilt stöd"


class AnnanAktor(models.TextChoices):
    """Others who are involved. Care and social services are never named: they are another actor."""

    SKOLA = "skola", "Skolan"
    KOMVUX = "komvux", "Komvux"
    FOLKHOGSKOLA = "folkhogskola", "Folkhögskola"
    ARBETSFORMEDLINGEN = "arbetsformedlingen", "Arbetsförmedlingen"
    ARBETSGIVARE = "arbetsgivare", "Arbetsgivare eller praktikplats"
    FORENING = "forening", "Förening eller fritidsgård"
    ANNAN = "annan", "En annan aktör"


class Samtycke(models.TextChoices):
    """Who has agreed to others being noted and talked to."""

    UNGDOM = "ungdom", "Den unge"
    BADA = "bada", "Den unge och vårdnadshavare"


class Kartlaggning(models.Model):
    """One saved version. The one that is not `ersatt` is how it is now; all are kept.

    What can be chosen is chosen. The fields that end in `_ord` are the youth's own words.
    """

    kommun = models.ForeignKey(
        "access.Kommun", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        "ungdom.Person", on_delete=models.PROTECT, related_name="kartlaggningar", db_index=False
    )
    version = models.PositiveIntegerField("version")
    dag = models.DateField("samtalet hölls")
    klar = models.BooleanField("kartläggningen är klar", default=False)
    oavslutat = models.CharField(
        "oavslutat i skolan", max_length=20, choices=Oavslutat.choices, blank=True
    )
    saknas = models.JSONField("det som saknas", default=list, blank=True)
    sysselsattning = models.ForeignKey(
        "insatser.Sysselsattning",
        verbose_name="gör nu",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    vill_3 = models.CharField(
        "vill om tre månader", max_length=20, choices=Vill.choices, blank=True
    )
    vill_3_ord = models.TextField("om tre månader, med den unges ord", blank=True)
    vill_12 = models.CharField("vill om ett år", max_length=20, choices=Vill.choices, blank=True)
    vill_12_ord = models.TextField("om ett år, med den unges ord", blank=True)
    stod = models.JSONField("stöd som behövs", default=list, blank=True)
    stod_ord = models.TextField("stödet, med den unges ord", blank=True)
    intressen_ord = models.TextField("intressen, med den unges ord", blank=True)
    andra_aktorer = models.JSONField("andra som är med", default=list, blank=True)
    samtycke_av = models.CharField(
        "samtycke av", max_length=10, choices=Samtycke.choices, blank=True
    )
    samtycke_dag = models.DateField("samtycke gavs", null=True, blank=True)
    av = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    kand_fran = models.DateTimeField("sparad")
    ersatt = models.DateTimeField("ersatt", null=True, blank=True)

    class Meta:
        verbose_name = "kartläggning"
        verbose_name_plural = "kartläggningar"
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=Q(ersatt__isnull=True), name="kartlaggning_en"
            ),
            models.UniqueConstraint(fields=("person", "version"), name="kartlaggning_version"),
            # No other actor is noted without consent, and consent has a giver and a day.
            models.CheckConstraint(
                condition=Q(andra_aktorer=[]) | ~Q(samtycke_av="") & Q(samtycke_dag__isnull=False),
                name="kartlaggning_aktorer_med_samtycke",
            ),
        )
        indexes = (models.Index(fields=("kommun", "person"), name="kartlaggning_person"),)

    def __str__(self) -> str:
        return f"Kartläggning {self.version}"
