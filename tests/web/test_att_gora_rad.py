"""A row of Att göra is put together by hand: what it tells is text, whatever stands in it."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest
from django.utils.safestring import SafeString

from kaja.access.vyer import Begaran
from kaja.insatser.models import Uppgift, Uppgiftsslag
from kaja.ungdom.models import Person
from kaja.web.handlaggare.att_gora_rad import Rader
from kaja.web.handlaggare.uppgiftsrad import Uppgiftsrad

DAG = date(2026, 11, 23)
ELAKT = "\"><script>alert('a')</script>&amp;"


class Lasare(HTMLParser):
    """The tags, their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.taggar: list[str] = []
        self.varden: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.taggar.append(tag)
        self.varden += [varde or "" for _, varde in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("slag", [Uppgiftsslag.VERIFIERA, Uppgiftsslag.KONTAKTA])
@pytest.mark.parametrize("far", [True, False])
def test_what_a_row_tells_is_text_and_never_markup(slag: Uppgiftsslag, far: bool) -> None:
    person = Person(pk=7, fornamn=ELAKT, efternamn="Ek", fodd=date(2009, 5, 1))
    uppgift = Uppgift(pk=3, person=person, slag=slag, fraga=ELAKT, dag=DAG, kanal="sms", nummer=1)
    rader = Rader(Begaran(), DAG, "mina", "/gor", SafeString(""), far, False)
    sedd = Lasare(rader.rita([Uppgiftsrad.av(uppgift, DAG)]))
    assert "script" not in sedd.taggar
    assert sedd.text.count(f"{ELAKT} Ek") == (2 if far else 1)
    assert sedd.text.count(ELAKT) == (3 if far else 2)
    assert "17 år" in sedd.text
    assert any(f"{ELAKT} Ek" in varde for varde in sedd.varden) is far
