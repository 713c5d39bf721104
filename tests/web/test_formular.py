"""Forms with days that no register has, and with what may not be written: told, and never an
error of the program."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms

from kaja.ungdom.models import Person
from kaja.web.handlaggare.kartlaggning_form import Kartlaggningsform
from kaja.web.handlaggare.kontaktform import Kontaktform
from kaja.web.handlaggare.plan_form import Planform
from kaja.web.handlaggare.plan_sida import Avslutsform, Uppfoljningsform

DAG = date(2026, 11, 23)
PERSON = Person(pk=1)
OMOJLIGA = ("9999-12-31", "0001-01-01")
INSATS = {"ny1-vem": ["annan"], "ny1-vad": ["Läsa på komvux"]}


def planen(**falt: str) -> Planform:
    innehall = {**INSATS, **{namn.replace("_", "-"): [varde] for namn, varde in falt.items()}}
    return Planform(innehall, person=PERSON, bunden=True)


def formularen(dag: str) -> list[forms.Form]:
    return [
        planen(ny1_tom=dag),
        planen(ny1_fran=dag),
        Avslutsform({"sista": dag, "orsak": "malet"}),
        Uppfoljningsform({"uppfoljd": str(DAG), "nasta": dag}),
        Kontaktform({"datum": dag}, dag=DAG, vardnadshavare=False),
        Kontaktform({"dag": dag}, dag=DAG, vardnadshavare=False),
        Kartlaggningsform({"dag": dag}, person=PERSON, dag=DAG),
    ]


@pytest.mark.parametrize("dag", OMOJLIGA)
def test_a_day_that_no_register_has_is_told_of(dag: str) -> None:
    for form in formularen(dag):
        assert not form.is_valid()
        assert form.errors


@pytest.mark.parametrize("aktor", ["BUP", "psykiatrin", "Frivården"])
def test_another_actor_of_a_plan_is_guarded_as_all_free_text(aktor: str) -> None:
    form = planen(ny1_ansvarig=aktor)
    assert "får inte föras in" in str(form.errors["ny1-ansvarig"])
    assert planen(ny1_ansvarig="Komvux").is_valid()
