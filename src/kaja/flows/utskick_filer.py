"""The files of a batch of letters: how a part is made, and how it is given out."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction

from kaja.access.models import Kommun, User
from kaja.flows.utskick import Underlaget, UtskicksfelError, Val, order_the_run, underlaget
from kaja.flows.utskick_text import brev_till, datum, gemensamt
from kaja.flows.utskick_urval import SKYDDAD, UTAN
from kaja.ungdom.models import Person
from kaja.ungdom.queries import unprotected
from kaja.utskick import brevsats, ordbrev
from kaja.utskick.actions import omgang
from kaja.utskick.actions.filer import Filen, drop_files
from kaja.utskick.brevsats import Brevhuvud, Tryckt
from kaja.utskick.models import Brevavsandare, Egentext, Utskick, Utskicksfil
from kaja.utskick.slag import MALLAR, SPRAKKOD, Mall, Sprak

DOCX, PDF, ZIP = "docx", "pdf", "zip"
ANDRADES = (
    "Någon i utskicket har fått skyddade personuppgifter. Breven görs om utan den personen. Vänta "
    "en stund, och kasta det som redan är utskrivet."
)


class Del(NamedTuple):
    """A part of a batch: its number and those whose letters are in it."""

    nr: int
    personer: Sequence[Person]


class Pappret(NamedTuple):
    """What all letters of a batch have in common: the text, who writes, the day, the language."""

    mall: Mall
    sprak: Sprak
    avsandare: Brevavsandare
    text: str
    brevdag: date
    dag_i_text: str = ""


def sats(papper: Pappret, personer: Sequence[Person]) -> dict[str, Any]:
    """The letters as the printer reads them."""
    fran = papper.avsandare
    huvud = Brevhuvud(
        titel=f"{MALLAR[papper.mall]}, {fran.enhet}",
        sprakkod=SPRAKKOD[papper.sprak],
        avsandare=f"{fran.enhet}, {fran.kommunnamn}",
        returadress=[rad for rad in fran.returadress.splitlines() if rad.strip()],
        datum=datum(papper.brevdag),
        sidfot=f"{fran.kommunnamn} · {fran.enhet} · {fran.telefon}",
    )
    return brevsats.sats(huvud, papper.text, {}, [brev_till(person) for person in personer])


def tryckt_fil(del_: Del, tryckt: Tryckt) -> Filen:
    """The file of a part that has been set. The pages are checked: a letter for each, in order."""
    assert len(tryckt.borjar) == len(del_.personer)
    assert sorted(set(tryckt.borjar)) == tryckt.borjar
    ids = [person.pk for person in del_.personer]
    return Filen(
        del_.nr,
        f"brev-{del_.nr}.{PDF}",
        tryckt.pdf,
        list(zip(ids, tryckt.borjar, strict=True)),
        tryckt.sidor,
    )


def word_fil(del_: Del, papper: Pappret, egentext: Egentext) -> Filen:
    """The file of a part whose letters are Word documents: a zip with one for each."""
    fil = io.BytesIO()
    with zipfile.ZipFile(fil, "w", zipfile.ZIP_DEFLATED) as paket:
        for nr, person in enumerate(del_.personer, start=1):
            paket.writestr(f"brev-{del_.nr}-{nr:03}.{DOCX}", word_brev(papper, egentext, person))
    personer = [(person.pk, nr) for nr, person in enumerate(del_.personer, start=1)]
    return Filen(del_.nr, f"brev-{del_.nr}.{ZIP}", fil.getvalue(), personer, 0)


def word_brev(papper: Pappret, egentext: Egentext, person: Person) -> bytes:
    """One letter as a Word document, with the fields of the batch and the youth's own filled in."""
    till = brev_till(person)
    return ordbrev.fyll_i(
        bytes(egentext.innehall or b""),
        {
            **gemensamt(papper.avsandare, brevdag=papper.brevdag, dag_i_text=papper.dag_i_text),
            **till.varden,
            "adress": person.adress,
            "postnummer": person.postnummer,
            "postort": person.postort,
        },
    )


def forsta_brevet(*, kommun: Kommun, person: Person, val: Val, dag: date) -> tuple[bytes, str]:
    """The letter to the person as it would be, and what kind of file it is. UtskicksfelError if it
    cannot be made; nothing is ever made for a protected person."""
    if person.skyddad:
        raise UtskicksfelError(UTAN[SKYDDAD])
    underlag = underlaget(kommun=kommun, val=val, dag=dag)
    papper = pappret(underlag, val, dag)
    if underlag.text or underlag.egentext is None:
        return brevsats.tryck(sats(papper, [person])).pdf, PDF
    return word_brev(papper, underlag.egentext, person), DOCX


def pappret(underlag: Underlaget, val: Val, dag: date) -> Pappret:
    mall, _, sprak = val.nyckel
    return Pappret(mall, sprak, underlag.avsandare, underlag.text, dag, val.dag_i_text)


def lamna_ut(*, utskick: Utskick, user: User, tid: datetime, dag: date) -> list[Utskicksfil]:
    """The files of the batch, to be printed. If somebody in them has become protected they are made
    anew without her, and UtskicksfelError says so."""
    filer = list(Utskicksfil.objects.filter(utskick=utskick).order_by("nr"))
    ids = [person for fil in filer for person, _ in fil.personer]
    if not filer or utskick.fel:
        raise UtskicksfelError("Filerna finns inte längre. De tas bort efter en månad.")
    oppna = Person.objects.filter(unprotected(), pk__in=ids)
    if oppna.count() < len(ids):
        _gor_om(utskick, set(ids) - set(oppna.values_list("pk", flat=True)), user, tid, dag)
        raise UtskicksfelError(ANDRADES)
    return filer


@transaction.atomic
def _gor_om(
    utskick: Utskick, skyddade: Collection[int], user: User, tid: datetime, dag: date
) -> None:
    omgang.refuse(utskick=utskick, skal=dict.fromkeys(skyddade, UTAN[SKYDDAD]), tid=tid)
    drop_files(utskick=utskick)
    order_the_run(utskick=utskick, user=user, tid=tid, dag=dag)


def tryckerizip(filer: Iterable[Utskicksfil]) -> bytes:
    """What the print supplier gets: the files, and a list of where each letter begins. No identity
    number and no name stands in the list: the address shows in the window."""
    fil = io.BytesIO()
    with zipfile.ZipFile(fil, "w") as paket:
        alla = list(filer)
        for en in alla:
            paket.writestr(en.namn, bytes(en.innehall))
        paket.writestr("index.csv", _index(alla).encode("utf-8-sig"))
    return fil.getvalue()


def _index(filer: Sequence[Utskicksfil]) -> str:
    text = io.StringIO(newline="")
    skriv = csv.writer(text, delimiter=";")
    skriv.writerow(["brev", "fil", "forsta_sida", "sista_sida"])
    nr = 0
    for fil in filer:
        borjar = [sida for _, sida in fil.personer]
        for forsta, nasta in zip(borjar, [*borjar[1:], fil.sidor + 1], strict=True):
            nr += 1
            skriv.writerow([nr, fil.namn, forsta, nasta - 1])
    return text.getvalue()
