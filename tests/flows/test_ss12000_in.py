"""A school system's file becomes facts: enrolments, who has left, and who is protected."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from kaja.access.models import Kommun
from kaja.flows.las_in import las_in, ta_emot
from kaja.underlag.models import Studiefaktum
from kaja.ungdom.models import Person
from tests.flows.kommunen import DAG, HEM, LEO, NORA, boende, in_i_registret, minut

pytestmark = pytest.mark.django_db


def person(nummer: str, *inskrivningar: dict[str, Any], skydd: str = "Ingen") -> dict[str, Any]:
    return {
        "id": f"id-{nummer}",
        "givenName": "Nora",
        "familyName": "Åkesson",
        "civicNo": {"value": nummer},
        "birthDate": f"{nummer[:4]}-{nummer[4:6]}-{nummer[6:8]}",
        "securityMarking": skydd,
        "enrolments": list(inskrivningar),
    }


def gy(start: str) -> dict[str, Any]:
    return {"enroledAt": {"id": "skola"}, "schoolType": "GY", "startDate": start,
            "educationCode": "NA"}  # fmt: skip


def las(*personer: dict[str, Any], nr: int, omfattning: str) -> None:
    mottagen = ta_emot(
        kommun=Kommun.objects.get(pk=HEM),
        kalla="elever",
        format="ss12000",
        omfattning=omfattning,
        namn=f"personer-{nr}.json",
        innehall=json.dumps({"data": personer}).encode(),
        tackning_tom=date(2026, 11, 10 + nr),
        user=None,
        tid=minut(nr),
    )
    las_in(fil=mottagen.fil, user=None, tid=minut(nr), dag=DAG, bekraftat=True)


def test_who_has_no_enrolment_any_more_in_a_change_file_has_ended() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    las(person(NORA, gy("2024-08-19")), person(LEO, gy("2024-08-19")), nr=1, omfattning="hel")

    las(person(NORA), nr=2, omfattning="andring")

    rows = Studiefaktum.objects.filter(ersatt=None).order_by("person__nummer")
    assert list(rows.values_list("person__nummer", "till")) == [
        (NORA, date(2026, 11, 12)),
        (LEO, None),
    ]


def test_a_pupil_whom_the_school_says_is_protected_is_so_until_it_says_otherwise() -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    las(person(NORA, gy("2024-08-19"), skydd="Sekretessmarkering"), nr=1, omfattning="hel")
    assert Person.objects.get(nummer=NORA).skyddad

    las(person(NORA, gy("2024-08-19")), nr=2, omfattning="hel")
    assert not Person.objects.get(nummer=NORA).skyddad


def test_what_a_school_says_that_cannot_be_read_ends_neither_studies_nor_protection() -> None:
    in_i_registret("folkbokforing", boende(NORA), boende(LEO), nr=0)
    skyddad = person(NORA, gy("2024-08-19"), skydd="Sekretessmarkering")
    las(skyddad, person(LEO, gy("2024-08-19")), nr=1, omfattning="hel")

    las(
        person(NORA, gy("2024-08-19"), skydd="Hemlig"), person(LEO, gy("x")), nr=2, omfattning="hel"
    )

    assert Person.objects.get(nummer=NORA).skyddad
    assert (
        list(Studiefaktum.objects.filter(ersatt=None).values_list("till", flat=True)) == [None] * 2
    )
