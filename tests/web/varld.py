"""A small municipality for the tests of the pages: some of the invented one's people, read in."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.test import Client

from kaja.access.actions import create_user, grant
from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.flows.las_in import las_in, ta_emot
from kaja.intake.models import Kallnamn, MottagenFil

EXEMPEL = Path(__file__).parents[2] / "exempel"
KOMMUN, GRANNE = "2081", "2080"
DAG = date(2026, 11, 23)
MORGON = datetime(2026, 11, 23, 8, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
TACKNING = date(2026, 11, 20)
KALLOR = (Kallnamn.FOLKBOKFORING, Kallnamn.ELEVER, Kallnamn.BEVIS)
LOSENORD = "tre koltrastar i björken"


def nycklar(antal: int, *, var: int = 1) -> set[str]:
    """The last ten digits of so many of the invented people: every `var`th of the file, and first
    some with protected identity and some who have interrupted their studies, with and without a
    date."""
    rader = _rader(Kallnamn.FOLKBOKFORING)[1:]
    skyddade = [rad for rad in rader if rad.split(";")[5]]
    avbrott = [rad for rad in _rader(Kallnamn.ELEVER)[1:] if rad.split(";")[4] == "ja"]
    utan_dag = [rad for rad in avbrott if not rad.split(";")[3]]
    alla = [*skyddade[:4], *utan_dag[-8:], *avbrott[-40:], *rader[::var]]
    return set(list(dict.fromkeys(map(nyckel, alla)))[:antal])


def nyckel(rad: str) -> str:
    """The last ten digits of the number that a row begins with."""
    return re.sub(r"\D", "", rad.split(";", maxsplit=1)[0])[-10:]


def _rader(kalla: str) -> list[str]:
    text = (EXEMPEL / f"{kalla}.csv").read_text("utf-8")
    return [rad for rad in text.splitlines() if rad]


def utdrag(kalla: str, numren: set[str]) -> bytes:
    """The example file of the source with the rows of these people only."""
    huvud, *rader = _rader(kalla)
    return "\n".join([huvud, *(rad for rad in rader if nyckel(rad) in numren)]).encode()


def anvandare(namn: str, *roller: tuple[str, Roll]) -> User:
    """A user with these roles, each in a municipality."""
    fornamn = namn.split(maxsplit=1)[0].lower()
    user = create_user(
        email=f"{fornamn}@example.com", namn=namn, password=LOSENORD, av="prov", tid=MORGON
    )
    for kod, roll in roller:
        grant(
            user=user,
            kommun=Kommun.objects.get(pk=kod),
            roll=roll,
            fran=date(2020, 1, 1),
            av="prov",
            tid=MORGON,
        )
    return user


def inloggad(namn: str, roll: Roll, kommun: str = KOMMUN) -> Client:
    """The browser of a new user with this role, logged in."""
    klient = Client()
    klient.force_login(anvandare(namn, (kommun, roll)))
    return klient


def ta_emot_fil(
    kalla: str, innehall: bytes, *, nr: int, tom: date | None = TACKNING, user: User | None = None
) -> MottagenFil:
    """Receive a file; `nr` sets the minute, since no two things happen at the same time."""
    return ta_emot(
        kommun=Kommun.objects.get(pk=KOMMUN),
        kalla=kalla,
        namn=f"{kalla}.csv",
        innehall=innehall,
        tackning_tom=tom,
        user=user,
        tid=MORGON + timedelta(minutes=nr),
    ).fil


def las_in_exempel(numren: set[str], *, user: User | None = None, tom: date = TACKNING) -> None:
    """Read the people's rows of all three files into the register."""
    for nr, kalla in enumerate(KALLOR):
        fil = ta_emot_fil(kalla, utdrag(kalla, numren), nr=10 * nr, tom=tom, user=user)
        tid = MORGON + timedelta(minutes=10 * nr + 5)
        las_in(fil=fil, user=user, tid=tid, dag=DAG)
