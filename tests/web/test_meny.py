"""The menu: what is opened each day, and the rest under "Mer", for each role its own."""

from __future__ import annotations

import re

import pytest

from kaja.access.models import User
from kaja.access.roller import Roll
from tests.web.varld import inloggad

pytestmark = [pytest.mark.django_db, pytest.mark.bara("sqlite")]


def meny(roll: Roll, sida: str) -> str:
    klient = inloggad(f"{roll}{User.objects.count()}", roll)
    text = klient.get(sida).content.decode()
    return text[text.index('<nav class="k-nav"') : text.index("</header>")]


def grupper(text: str) -> dict[str, list[str]]:
    """What stands under each heading."""
    delar = re.findall(r'<p id="mer-\d">(.*?)</p>(<ul.*?</ul>)', text)
    return {rubrik: re.findall(r"<a[^>]*>(.*?)</a>", lista) for rubrik, lista in delar}


def test_what_is_opened_seldom_stands_under_headings_and_where_one_is_is_marked() -> None:
    text = meny(Roll.SAMORDNARE, "/brev")
    assert list(grupper(text)) == ["Med de unga", "Uppgifterna", "Kommunen"]
    assert grupper(text)["Med de unga"][:2] == ["Anmälningar från skolor", "Åtgärder"]
    assert re.findall(r'aria-current="page">(.*?)</a>', text) == ["Brev och sms"]
    assert 'data-vald="alltid"' in text
    assert 'data-vald="smal"' in meny(Roll.SAMORDNARE, "/fullstandighet")
    assert "data-vald" not in meny(Roll.SAMORDNARE, "/register?alla=1")


def test_each_role_has_its_own_and_no_heading_without_a_page() -> None:
    assert grupper(meny(Roll.CHEF, "/fullstandighet")) == {
        "Med de unga": ["Anmälningar från skolor", "Kostnader för stöd"],
        "Kommunen": ["Inställningar"],
    }
    importor = meny(Roll.IMPORTOR, "/las-in")
    assert "Läs in" in importor
    assert ">Mer<" not in importor


def test_a_phone_has_all_pages_the_only_one_in_its_menu_and_those_without_room_under_mer() -> None:
    chef = meny(Roll.CHEF, "/fullstandighet")
    assert re.search(r'<a href="/fullstandighet" aria-current="page">', chef)
    assert all("Fullständighet" not in lista for lista in grupper(chef).values())
    alla = meny(Roll.SAMORDNARE, "/brev")
    assert '<a href="/las-in" data-bara="bred">' in alla
    assert '<li data-bara="smal"><a href="/las-in">Läs in</a>' in alla
