"""The files of a batch of letters: how a part is made, and the first one to look at."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from kaja.access.models import Kommun
from kaja.flows.utskick import Underlaget, UtskicksfelError, Val, underlaget
from kaja.flows.utskick_text import brev_till, datum, gemensamt
from kaja.flows.utskick_urval import SKYDDAD, UTAN
from kaja.ungdom.models import Person
from kaja.utskick import brevsats, ordbrev
from kaja.utskick.actions.filer import Filen
from kaja.utskick.brevsats import Brevhuvud, Tryckt
from kaja.utskick.models import Brevavsandare, Egentext
from kaja.utskick.slag import MALLAR, SPRAKKOD, Mall, Sprak

DOCX, PDF, ZIP = "docx", "pdf", "zip"


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
