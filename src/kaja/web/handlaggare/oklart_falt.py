"""What every form for an answer has: who answered, and days that a young person can have."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms

from kaja.flows.svar import Svaret
from kaja.underlag.models import Uppgiftslamnare
from kaja.ungdom.models import Person
from kaja.web.handlaggare.dagval import SISTA_DAG, Dagfalt

TIDIGAST = date(2000, 1, 1)


class Dag(Dagfalt):
    """A day in the life of somebody who is young today."""

    def clean(self, value: Any) -> Any:
        dag = super().clean(value)
        if dag is not None and not TIDIGAST <= dag <= SISTA_DAG:
            raise forms.ValidationError(
                f"{self.label}: välj en dag från {TIDIGAST} till och med {SISTA_DAG}."
            )
        return dag


class Svarsform(forms.Form):
    """What all have: who has answered. `dagen` is the field that a fault in the answer is about."""

    rubrik: ClassVar[str]
    forklaring: ClassVar[str]
    dagen: ClassVar[str] = "uppgiven_av"

    uppgiven_av = forms.ChoiceField(
        label="Vem har svarat?", choices=[("", "Välj"), *Uppgiftslamnare.choices]
    )

    def __init__(self, *args: Any, person: Person, kommun: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.kommun = person, kommun
        self.order_fields([*(n for n in self.fields if n != "uppgiven_av"), "uppgiven_av"])
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the person."""

    @classmethod
    def fits(cls, person: Person) -> bool:
        """Whether there is anything about the person that it can be written of."""
        return True

    def svar(self) -> Svaret:
        """The answer that a right form makes."""
        raise NotImplementedError
