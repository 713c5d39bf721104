"""Choosing another day: the day to judge, and the day whose knowledge to judge with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms

from kaja.regler.skollagen_29_9 import LAGEN_GALLER_FRAN
from kaja.web.handlaggare.dagord import ArSaknasError, UtanAr, las_dag, senaste_sadan
from kaja.web.klocka import SVERIGE, i_dag
from kaja.web.komponenter.text import datum_langt

SISTA_DAG = date(2099, 12, 31)


class Dagfalt(forms.DateField):
    """A day written 2026-06-30, 30/6 2026 or i dag, and 30/6 where `utan_ar` says which year.

    A field for text and not the browser's calendar: what was typed stays when it is wrong, and a
    day can be pasted from a table.
    """

    def __init__(
        self, *, label: str, required: bool = False, utan_ar: UtanAr | None = None
    ) -> None:
        self.utan_ar = utan_ar
        super().__init__(
            label=label,
            required=required,
            widget=forms.DateInput(
                attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "10"},
                format="%Y-%m-%d",
            ),
        )

    def to_python(self, value: Any) -> date | None:
        """The day, or ValidationError: a day that is not, or one that lacks its year."""
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        try:
            return las_dag(str(value), i_dag(), self.utan_ar)
        except ArSaknasError:
            raise forms.ValidationError(
                f"{self.label}: skriv året också, som 2026-06-30 eller 30/6 2026."
            ) from None
        except ValueError:
            kort = ", eller 30/6" if self.utan_ar else ""
            raise forms.ValidationError(
                f"{self.label}: dagen finns inte. Skriv den som 2026-06-30, år, månad, dag{kort}."
            ) from None


def prova_dagar(form: forms.Form) -> None:
    """Tell at each field whose day lies where no day of the register can: before the law, or in
    another century. From the form's `clean`."""
    for namn, dag in list(form.cleaned_data.items()):
        if isinstance(dag, date) and not LAGEN_GALLER_FRAN <= dag <= SISTA_DAG:
            mening = f"välj en dag från {LAGEN_GALLER_FRAN} till och med {SISTA_DAG}."
            form.add_error(namn, f"{form[namn].label}: {mening}")


class Svarsdag(Dagfalt):
    """The day that an answer is for: one of those on which the responsibility exists."""

    def __init__(self, *, label: str = "Dag som svaret gäller", required: bool = False) -> None:
        super().__init__(label=label, required=required)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not LAGEN_GALLER_FRAN <= value <= SISTA_DAG:
            raise forms.ValidationError(
                f"{self.label}: ansvaret finns från {datum_langt(LAGEN_GALLER_FRAN)}. "
                f"Välj en dag från {LAGEN_GALLER_FRAN} till och med {SISTA_DAG}."
            )


class Kandfalt(Dagfalt):
    """The day whose knowledge is asked for: today, or one that has been."""

    def __init__(self, *, label: str = "Som det var känt", required: bool = False) -> None:
        super().__init__(label=label, required=required, utan_ar=senaste_sadan)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and value > i_dag():
            raise forms.ValidationError(
                f"{self.label}: {datum_langt(value)} har inte varit än. Välj i dag eller tidigare."
            )


class Dagform(forms.Form):
    """The day, and the day it is seen from; both empty means now."""

    dag = Svarsdag()
    kand = Kandfalt()


@dataclass(frozen=True, slots=True)
class Tidslage:
    """The chosen day and knowledge; `kand` is the last moment of a day, or None for now."""

    dag: date
    kand: datetime | None

    @property
    def nu(self) -> bool:
        return self.kand is None and self.dag == i_dag()

    @property
    def kand_dag(self) -> date | None:
        """The day whose knowledge it is; None for now."""
        return self.kand.date() if self.kand else None

    @property
    def i_ord(self) -> str:
        """ "den 1 oktober 2026, efter det som är känt nu": how a heading ends."""
        da = f"var känt den {datum_langt(self.kand_dag)}" if self.kand else "är känt nu"
        return f"den {datum_langt(self.dag)}, efter det som {da}"


def tidslage(form: Dagform) -> Tidslage:
    """What the form says, or now when it is empty or wrong."""
    if not form.is_valid():
        return Tidslage(i_dag(), None)
    kand: date | None = form.cleaned_data["kand"]
    slut = slutet_av(kand) if kand and kand != i_dag() else None
    return Tidslage(form.cleaned_data["dag"] or i_dag(), slut)


def slutet_av(dag: date) -> datetime:
    """The last moment of a day in Sweden."""
    return datetime.combine(dag, time.max, SVERIGE)
