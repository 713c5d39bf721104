"""The files of a batch of letters are given out: to be printed here, or by a print supplier."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from kaja.access.models import User
from kaja.flows.utskick import UtskicksfelError, order_the_run
from kaja.flows.utskick_urval import SKYDDAD, UTAN
from kaja.ungdom.models import Person
from kaja.ungdom.queries import unprotected
from kaja.utskick.actions import omgang
from kaja.utskick.actions.filer import drop_files
from kaja.utskick.models import Utskick, Utskicksfil

ANDRADES = (
    "Någon i utskicket har fått skyddade personuppgifter. Breven görs om utan den personen. Vänta "
    "en stund, och kasta det som redan är utskrivet."
)


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
