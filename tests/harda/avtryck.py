"""Everything that shall be the same however often a run was killed on its way: no clocks, no ids.

Rows are counted, not only listed: what is there twice differs from what is there once. The log is
in it too: which persons each kind of event tells of, and that its seals hold.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

Avtryck = dict[str, Counter[tuple[Any, ...]]]
# Runs and files are begun anew when they are killed; what they change in the register is not.
ANDRINGAR = ("person.", "folkbokforingsfaktum.", "studiefaktum.", "bevisfaktum.", "bedomning.")


def avtryck(kommun: str) -> Avtryck:
    """The municipality as it is, of the database of this process."""
    return {
        "fakta": _rader(_fakta(kommun)),
        "svar": _rader(_svar(kommun)),
        "register": _rader(_register(kommun)),
        "runtomkring": _rader(_runtomkring(kommun)),
        "filer": _rader(_filer(kommun)),
        "logg": _logg(kommun),
    }


def skillnader(vantat: Avtryck, fick: Avtryck) -> list[str]:
    """What is lost, and what is too much."""
    return [
        f"{vad}: {ord_} {antal} × {rad}"
        for vad in vantat
        for ord_, delen in (
            ("saknas", vantat[vad] - fick[vad]),
            ("för mycket", fick[vad] - vantat[vad]),
        )
        for rad, antal in sorted(delen.items(), key=str)
    ]


def _rader(rader: Iterable[tuple[Any, ...]]) -> Counter[tuple[Any, ...]]:
    return Counter(rader)


def _fakta(kommun: str) -> Iterable[tuple[Any, ...]]:
    """All that has ever been known, and whether it still is."""
    from kaja.underlag.models import Bevisfaktum, Folkbokforingsfaktum, Studiefaktum

    for model in (Folkbokforingsfaktum, Studiefaktum, Bevisfaktum):
        rows = model.objects.filter(kommun=kommun)
        for rad in rows.values_list("person__nummer", "rad", "fil__namn", "ersatt", *model.VARDEN):
            yield (model.__name__, *rad[:3], rad[3] is None, *map(str, rad[4:]))


def _svar(kommun: str) -> Iterable[tuple[Any, ...]]:
    from kaja.register.models import Bedomning

    falt = ("dag", "utfall", "avgorande_punkt", "omfattas_fran", "provas_igen", "motivering")
    rows = Bedomning.objects.filter(kommun=kommun).values_list("person__nummer", "ersatt", *falt)
    for nummer, ersatt, *rad in rows:
        yield (nummer, ersatt is None, *map(str, rad))


def _register(kommun: str) -> Iterable[tuple[Any, ...]]:
    """The posts, and what their events add up to."""
    from kaja.register.laget import Hande, laget
    from kaja.register.models import Handelseslag, Registerhandelse, Registerpost

    for post in Registerpost.objects.filter(kommun=kommun).select_related("person"):
        rows = Registerhandelse.objects.filter(post=post).order_by("nr")
        handelser = list(rows.values_list("nr", "slag", "dag", "orsak", "vantar_pa"))
        lage = laget(
            Hande(Handelseslag(slag), dag, orsak, vantar)
            for _, slag, dag, orsak, vantar in handelser
        )
        sparat = (post.lage, post.oppnad, post.avslutad, post.avslutsorsak, post.vantar_pa)
        foljer = (lage.lage, lage.oppnad, lage.avslutad, lage.avslutsorsak, lage.vantar_pa)
        yield (post.person.nummer, str(sparat), str(handelser), sparat == foljer)


def _runtomkring(kommun: str) -> Iterable[tuple[Any, ...]]:
    """Persons, tasks, how far the sources have reported, the day's numbers, and who waits."""
    from kaja.insatser.models import Uppgift
    from kaja.statistik.models import Fullstandighet
    from kaja.underlag.models import Omprovning, Tackning
    from kaja.ungdom.models import Person

    def rader(model: type[Any], *falt: str) -> Iterable[tuple[Any, ...]]:
        rows = model.objects.filter(kommun=kommun).values_list(*falt)
        return ((model.__name__, *map(_utan_klocka, rad)) for rad in rows)

    yield from rader(Person, "nummer", "fornamn", "skydd", "adress", "ersatt_av__nummer")
    yield from rader(Uppgift, "slag", "person__nummer", "klar")
    yield from rader(Tackning, "kalla", "avsandare", "tom", "ersatt")
    yield from rader(Fullstandighet, "dag", "kohort", "omfattas", "oklara")
    yield from rader(Omprovning, "person__nummer")


def _utan_klocka(varde: object) -> str:
    return "en gång" if isinstance(varde, datetime) else str(varde)


def _filer(kommun: str) -> Iterable[tuple[Any, ...]]:
    """The files with their rows; half received ones are thrown away, and received anew."""
    from kaja.intake.models import MottagenFil, Rad, Radproblem, Status

    filer = MottagenFil.objects.filter(kommun=kommun).exclude(status=Status.KASTAD)
    for fil in filer.defer("innehall"):
        vantar = Rad.objects.filter(fil=fil).order_by("nr", "ordning")
        problem = Radproblem.objects.filter(fil=fil).count()
        rader = str(list(vantar.values_list("nr", "nummer", "vantar")))
        yield (fil.namn, fil.kalla, fil.status, fil.antal_rader, fil.antal_godkanda, problem, rader)


def _logg(kommun: str) -> Counter[tuple[Any, ...]]:
    """How many times the log tells that each person was changed in each way; and what is wrong with
    its seals."""
    from kaja.audit.models import Handelse
    from kaja.audit.queries import verify
    from kaja.ungdom.models import Person

    nummer = dict(Person.objects.filter(kommun=kommun).values_list("pk", "nummer"))
    sagt: Counter[tuple[Any, ...]] = Counter()
    for handling, detaljer in Handelse.objects.filter(kommun=kommun).values_list(
        "handling", "detaljer"
    ):
        if handling.startswith(ANDRINGAR):
            sagt.update(
                (handling, nummer[int(pk)]) for pk in json.loads(detaljer).get("personer", ())
            )
    sagt.update((str(avvikelse),) for avvikelse in verify(kommun))
    return sagt
