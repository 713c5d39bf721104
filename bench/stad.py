"""A data folder with a municipality of 60,000 people and one of 200, for the measurements of pages.

The two hundred are read in from files, in both, so they have facts and a timeline. The others of
the large one are judged from the same files and stored with the rooms' own bulk writes, which
takes a minute instead of ten: what the lists read is the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bench import befolkning
from kaja.cli import start
from kaja.flows.filfakta import Fakta
from kaja.flows.filunderlag import Filer as Indata
from kaja.flows.filunderlag import Lasning, las_filer
from kaja.regler import Besked, Fraga, Tackning, besked
from kaja.ungdom.identitet import las

if TYPE_CHECKING:
    from kaja.access.models import Kommun, User
    from kaja.ungdom.actions import Personuppgift

STOR, LITEN = befolkning.KOMMUN, "1880"
ANTAL, FA = 60_000, 200
E_POST = "mats@kaja.example"
LOSENORD = "en mätning i taget"
TID = datetime.combine(befolkning.DAG, time(6), tzinfo=ZoneInfo("Europe/Stockholm"))


def valj_mapp(mapp: Path) -> None:
    """Kaja in this process, and in those it starts, uses the folder and stands on the day."""
    os.environ |= {"KAJA_DATA": str(mapp / "data"), "KAJA_DAG": befolkning.DAG.isoformat()}
    os.environ.pop("KAJA_DATABASE_URL", None)


def bygg(mapp: Path) -> None:
    """Fill the folder; one handläggare has a role in both municipalities."""
    start.prepare_database()
    start.prepare_static()
    _fyll(mapp)


def _fyll(mapp: Path) -> None:
    from kaja.access.models import Kommun

    filer = befolkning.skriv(mapp, ANTAL)
    rader = filer.folkbokforing.read_bytes().splitlines()[1 :: ANTAL // FA]
    nummer = {rad[:12] for rad in rader}
    user = _handlaggare()
    for kod in (STOR, LITEN):
        _las_in(Kommun.objects.get(pk=kod), filer, nummer, user)
    _lagg_till_resten(Kommun.objects.get(pk=STOR), filer)


def _handlaggare() -> User:
    from kaja.access.actions import create_user, grant
    from kaja.access.models import Kommun
    from kaja.access.roller import Roll

    vem = {"av": "bench", "tid": TID}
    user = create_user(email=E_POST, namn="Mats Mätare", password=LOSENORD, **vem)
    for kommun in Kommun.objects.filter(pk__in=(STOR, LITEN)):
        grant(user=user, kommun=kommun, roll=Roll.HANDLAGGARE, fran=befolkning.DAG, **vem)
    return user


def _las_in(kommun: Kommun, filer: befolkning.Filer, nummer: set[bytes], user: User) -> None:
    from kaja.flows import las_in

    for steg, (kalla, fil) in enumerate(filer._asdict().items()):
        tid = TID + timedelta(minutes=steg)
        mottagen, _ = las_in.ta_emot(
            kommun=kommun,
            kalla=kalla,
            namn=fil.name,
            innehall=_utdrag(fil, nummer).replace(f";{STOR};".encode(), f";{kommun.pk};".encode()),
            tackning_tom=befolkning.TOM,
            user=user,
            tid=tid,
        )
        las_in.las_in(fil=mottagen, user=user, tid=tid, dag=befolkning.DAG)


def _utdrag(fil: Path, nummer: set[bytes]) -> bytes:
    """The file's header, and the rows of these numbers."""
    huvud, *rader = fil.read_bytes().splitlines()
    return b"\n".join([huvud, *(rad for rad in rader if rad[:12] in nummer)])


def _lagg_till_resten(kommun: Kommun, filer: befolkning.Filer) -> None:
    from kaja.register.actions import store_bedomningar
    from kaja.register.kvitto import columns
    from kaja.register.models import Bedomning
    from kaja.ungdom.actions import save_persons
    from kaja.ungdom.models import Person

    kanda = set(Person.objects.filter(kommun=kommun).values_list("nummer", flat=True))
    indata = Indata(filer.folkbokforing, (filer.elever,), (filer.bevis,))
    svar = _svar(las_filer(indata, Lasning(indata, None)), kanda)
    vem = {"kommun": kommun, "aktor": "bench", "tid": TID}
    while stycke := dict(islice(svar, 5000)):
        sparade = save_persons(uppgifter=[_uppgift(nummer) for nummer in stycke], **vem)
        bedomningar = [
            Bedomning(person_id=sparade.ids[nummer], dag=befolkning.DAG, **columns(svaret))
            for nummer, svaret in stycke.items()
        ]
        store_bedomningar(bedomningar=bedomningar, **vem)


def _svar(lasta: Fakta, utom: set[str]) -> Iterator[tuple[str, Besked]]:
    fraga = Fraga(STOR, befolkning.DAG)
    tackning = Tackning(befolkning.TOM, befolkning.TOM, befolkning.TOM)
    for nummer, underlag in lasta.underlag(tackning):
        if nummer not in utom:
            yield nummer, besked(underlag, fraga)


def _uppgift(text: str) -> Personuppgift:
    """A person with one of a hundred given names and one of a thousand family names; hardly any two
    who are born on the same day have both in common."""
    from kaja.ungdom.actions import Personuppgift

    nummer = las(text)
    return Personuppgift(
        nummer=text,
        fodd=nummer.fodd,
        fodelsear=nummer.fodelsear,
        fornamn=f"Förnamn{text[-2:]}",
        efternamn=f"Efternamn{int(text) % 997}",
        skydd="sekretessmarkering" if text.endswith("77") and text[7] == "3" else "",
    )
