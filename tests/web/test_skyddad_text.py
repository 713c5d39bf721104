"""Guarded free text: kept and told when warned for, let through with a reason where it may be."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.test import Client

from kaja.access.roller import Roll
from kaja.audit.models import Handelse, Overskrivning, Visning
from kaja.audit.overskrivet import Overskriven, Overskrivningsskal
from kaja.ungdom.models import Person
from kaja.web.komponenter.skyddad_text import SkyddadText, galler, overskrivningar
from tests.web.varld import inloggad, las_in_exempel, nycklar

EGET, ANNANS = "200001012384", "20000101-2392"


class Provform(forms.Form):
    strang = SkyddadText(namn="prov.strang", label="Önskemål", required=False)
    slapp = SkyddadText(namn="prov.slapp", label="Mål", required=False, far_skrivas_over=True)


def form(**falt: str) -> Provform:
    return Provform(falt)


def test_a_text_that_says_nothing_forbidden_is_the_text() -> None:
    prov = form(strang=" Vill läsa till undersköterska. ")
    assert prov.is_valid()
    assert prov.cleaned_data["strang"] == "Vill läsa till undersköterska."
    assert overskrivningar(prov) == []


def test_a_warned_text_comes_back_as_typed_with_every_hit_its_rule_and_what_to_write() -> None:
    prov = form(strang="Har adhd och går hos bup.")
    assert not prov.is_valid()
    (fel,) = prov.errors["strang"]
    assert fel == "Önskemål: ”adhd”, ”bup” får inte föras in. Skriv om, som det står vid fältet."
    html = str(prov["strang"])
    assert "Har adhd och går hos bup.</textarea>" in html
    assert "5\N{NO-BREAK SPACE}§ förordning (2006:39)" in html
    assert "har kontakt med en annan aktör" in html


def test_a_strict_field_takes_no_reason() -> None:
    prov = form(strang="Har adhd.", strang_skal="annan_betydelse")
    assert not prov.is_valid()
    assert "<select" not in str(prov["strang"])


@pytest.mark.parametrize("skal", ["", "hittepå"])
def test_a_field_that_may_be_overridden_demands_one_of_the_reasons(skal: str) -> None:
    prov = form(slapp="Har adhd.", slapp_skal=skal)
    assert not prov.is_valid()
    assert "<select" in str(prov["slapp"])


def test_with_a_reason_the_text_is_let_through_and_what_was_hit_is_told_without_it() -> None:
    prov = form(slapp="Dömd, har adhd och ångest.", slapp_skal="dataskyddsombudet")
    assert prov.is_valid()
    assert overskrivningar(prov) == [
        Overskriven(
            "prov.slapp",
            ("brott", "halsa"),
            ("skydd.brott", "skydd.halsa"),
            Overskrivningsskal.DATASKYDDSOMBUDET,
        )
    ]


def test_a_reason_for_a_text_without_hits_is_no_override() -> None:
    prov = form(slapp="Vill läsa.", slapp_skal="annan_betydelse")
    assert prov.is_valid()
    assert overskrivningar(prov) == []


def test_the_number_of_the_one_it_is_about_may_be_written_and_no_other() -> None:
    prov = form(strang="Numret är 20000101-2384.", slapp=f"Mammas är {ANNANS}.")
    galler(prov, person=7, egna_nummer={EGET})
    assert not prov.is_valid()
    assert list(prov.errors) == ["slapp"]


def test_two_forms_do_not_share_whom_they_are_about() -> None:
    galler(form(), person=7, egna_nummer={EGET})
    assert not form(strang="Numret är 20000101-2384.").is_valid()


@pytest.fixture
def klient(db: None) -> Client:
    return inloggad("Jonas Kvist", Roll.HANDLAGGARE)


def fraga(klient: Client, text: str, **mer: Any) -> str:
    """What is told while one types."""
    data = {"falt": "mal", "mal": text, **mer}
    return klient.post("/skydd/granska", data, headers={"HX-Request": "true"}).content.decode()


def test_as_one_types_the_hits_are_told_and_a_clean_text_is_answered_with_nothing(
    klient: Client,
) -> None:
    assert "adhd" in fraga(klient, "Har adhd.")
    assert "<select" not in fraga(klient, "Har adhd.")
    assert 'name="mal_skal"' in fraga(klient, "Har adhd.", over="1")
    assert "selected" in fraga(klient, "Har adhd.", over="1", mal_skal="annan_betydelse")
    assert fraga(klient, "Vill läsa.").strip() == ""


def test_what_is_typed_is_stored_and_logged_nowhere(
    klient: Client, caplog: pytest.LogCaptureFixture
) -> None:
    fore = (Handelse.objects.count(), Visning.objects.count())
    fraga(klient, "Har adhd.", over="1", mal_skal="annan_betydelse")
    klient.post("/skydd/prova", {"text": "Har adhd.", "text_skal": "annan_betydelse"})
    assert (Handelse.objects.count(), Visning.objects.count()) == fore
    assert not Overskrivning.objects.exists()
    assert "adhd" not in caplog.text


def test_what_is_typed_is_never_markup(klient: Client) -> None:
    assert "<b>adhd</b>" not in fraga(klient, "<b>adhd</b>", falt="<b>")


def test_as_one_types_the_number_of_somebody_one_may_see_is_hers(klient: Client) -> None:
    las_in_exempel(nycklar(1))
    person = Person.objects.get()
    assert fraga(klient, f"Numret är {person.nummer}.", person=str(person.pk)).strip() == ""
    assert person.nummer in fraga(klient, f"Numret är {person.nummer}.", person="987654")


def test_the_page_to_try_a_text_on_works_without_script(klient: Client) -> None:
    sida = klient.post("/skydd/prova", {"text": "Bor på SiS-hem."}).content.decode()
    assert "Bor på SiS-hem.</textarea>" in sida
    assert "får inte föras in" in sida
    assert (
        "Texten får föras in." in klient.post("/skydd/prova", {"text": "Läser."}).content.decode()
    )
