"""Users, municipalities (the tenants), who has which role where, and in which unit she works."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kaja.access.roller import Roll


class Kommun(models.Model):
    """A municipality: the tenant that leads every table with personal data."""

    kod = models.CharField("kommunkod", primary_key=True, max_length=4)
    namn = models.CharField("namn", max_length=60)

    class Meta:
        ordering = ("kod",)

    def __str__(self) -> str:
        return self.namn


class UserManager(BaseUserManager["User"]):
    """Finds a user by e-mail, whatever the case it is typed in."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person with an account. What she may do stands in her memberships, nowhere else."""

    email = models.EmailField("e-postadress", unique=True)
    namn = models.CharField("namn", max_length=100)
    sprak = models.CharField(
        "språk", max_length=2, choices=[("sv", "Svenska"), ("en", "English")], default="sv"
    )
    is_active = models.BooleanField("aktivt konto", default=True)
    skapad = models.DateTimeField("skapad", default=timezone.now)

    roller_i: dict[str, frozenset[Roll]] | None = None
    """Her roles by municipality, where a request has read them (`queries.remember_roles`)."""
    kommuner_i: list[Kommun] | None = None
    """The municipalities of those roles."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["namn"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.namn

    @property
    def aktor(self) -> str:
        """The stable name of the user in the logs; it says nothing about who she is."""
        return f"anvandare:{self.pk}"


class Medlemskap(models.Model):
    """A user has a role in a municipality, from a day and until (not including) another."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, verbose_name="användare")
    kommun = models.ForeignKey(Kommun, on_delete=models.PROTECT, verbose_name="kommun")
    roll = models.CharField("roll", max_length=20, choices=Roll.choices)
    fran = models.DateField("från")
    till = models.DateField("till", null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("kommun", "user"), name="medlemskap_kommun_user"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(till__isnull=True) | Q(till__gte=F("fran")),
                name="medlemskap_period",
                violation_error_message="Slutdagen ligger före första dagen. Rätta någon av dem.",
            ),
            models.UniqueConstraint(
                fields=("kommun", "user", "roll"),
                condition=Q(till__isnull=True),
                name="medlemskap_ett_oppet",
                violation_error_message="Användaren har redan den rollen i kommunen.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} är {self.get_roll_display()} i {self.kommun}"


class Enhet(models.Model):
    """A part of the municipality's team, from a day and until (not including) another."""

    kommun = models.ForeignKey(Kommun, on_delete=models.PROTECT, verbose_name="kommun")
    namn = models.CharField("namn", max_length=60)
    fran = models.DateField("från")
    till = models.DateField("till", null=True, blank=True)

    class Meta:
        verbose_name = "enhet"
        verbose_name_plural = "enheter"
        constraints = (
            models.CheckConstraint(
                condition=Q(till__isnull=True) | Q(till__gte=F("fran")), name="enhet_period"
            ),
            models.UniqueConstraint(
                fields=("kommun", "namn"), condition=Q(till__isnull=True), name="enhet_ett_namn"
            ),
        )

    def __str__(self) -> str:
        return self.namn


class Enhetsplats(models.Model):
    """A user works in a unit, from a day and until (not including) another. It says whose work she
    sees first, never what she may do: that is her role."""

    enhet = models.ForeignKey(Enhet, on_delete=models.PROTECT, related_name="platser")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="enhetsplatser")
    fran = models.DateField("från")
    till = models.DateField("till", null=True, blank=True)

    class Meta:
        verbose_name = "plats i en enhet"
        verbose_name_plural = "platser i enheter"
        constraints = (
            models.CheckConstraint(
                condition=Q(till__isnull=True) | Q(till__gte=F("fran")), name="enhetsplats_period"
            ),
            models.UniqueConstraint(
                fields=("enhet", "user"),
                condition=Q(till__isnull=True),
                name="enhetsplats_en_oppen",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} i {self.enhet}"
