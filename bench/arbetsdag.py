"""A day's work with 5,000 youths in the register of a municipality of 60,000, on PostgreSQL.

Server time is taken inside the process, the whole way through the middleware, with a connection to
the database that is kept from one request to the next, as each thread of the server keeps its own
(`config.miljo`). What is asked of the database is counted without the statements that begin and
end a transaction.
"""

from __future__ import annotations

import gc
import logging
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from bench import stad
from bench.befolkning import DAG
from bench.kluster import kluster
from bench.matning import Figur

if TYPE_CHECKING:
    from django.test import Client

    from kaja.access.models import Kommun, User

OPPNA, KOLLEGOR, GANGER = 5000, 9, 30
GRANS, FRAGOR = 60, 12
"""Milliseconds at the median, and questions to the database, that each page may take."""
SIDOR = {
    "Att göra, mina": "/att-gora",
    "Att göra, allas": "/att-gora?vems=alla",
    "Register": "/register?alla=1",
    "Register, mina, efter namn": "/register?agare=mina&sort=namn",
    "Register, efter skäl": "/register?alla=1&sort=varfor",
    "Register, gör okänt, efter ålder": "/register?gor=okand&sort=alder",
    "Register, sök ett namn": "/register?sok=förnamn1",
    "Register, sista sidan": "/register?alla=1&page=9999",
    "en persons sida": "/person/{person}",
}
TRANSAKTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


class Matt(NamedTuple):
    """Milliseconds, and the largest number of questions."""

    p50: float
    p95: float
    fragor: int


def figurer() -> Iterator[Figur]:
    with kluster() as mapp:
        stad.bygg(mapp)
        personer = _fyll()
        gc.collect()
        gc.freeze()  # the server's garbage collector has nothing of this to look through
        logging.disable()
        klient = _inloggad()
        for vad, adress in SIDOR.items():
            yield from _figurer(vad, _matt(_hamta(klient, adress.format(person=personer[0])), 200))
        vilka = iter(personer)
        post = {"kanal": "telefon", "utfall": "svarade_inte"}
        yield from _figurer(
            "logga en kontakt",
            _matt(lambda: klient.post(f"/person/{next(vilka)}/kontakt", post).status_code, 302),
        )
        logging.disable(logging.NOTSET)


def _hamta(klient: Client, adress: str) -> Callable[[], int]:
    return lambda: klient.get(adress).status_code


def _figurer(vad: str, matt: Matt) -> Iterator[Figur]:
    yield Figur("arbetsdag.p50", vad, GRANS, matt.p50, "ms")
    yield Figur("arbetsdag.p95", f"{vad}, p95", None, matt.p95, "ms")
    yield Figur("arbetsdag.fragor", f"{vad}, frågor", FRAGOR, matt.fragor, "st")


def _matt(gor: Callable[[], int], vantat: int) -> Matt:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    gor()
    tider = []
    for _ in range(GANGER):
        borja = time.perf_counter()
        status = gor()
        tider.append((time.perf_counter() - borja) * 1000)
        assert status == vantat, status
    with CaptureQueriesContext(connection) as stallda:
        gor()
    sagda = [en["sql"] for en in stallda.captured_queries]
    fragor = sum(not sql.startswith(TRANSAKTION) for sql in sagda)
    return Matt(statistics.median(tider), statistics.quantiles(tider, n=20)[-1], fragor)


def _inloggad() -> Client:
    from django.test import Client

    from kaja.access.models import User

    klient = Client(SERVER_NAME="localhost")
    user = User.objects.get(email=stad.E_POST)
    klient.force_login(user, "kaja.access.adapter.Backend")
    klient.post("/valj-kommun", {"kommun": stad.STOR})
    return klient


def _fyll() -> list[int]:
    """Five thousand in the register, with owners, contacts and occupations; gives their ids."""
    from django.db import connection

    from kaja.access.models import Kommun
    from kaja.flows.dagens_arbete import folj
    from kaja.insatser.actions import assign

    kommun = Kommun.objects.get(pk=stad.STOR)
    personer = _i_registret(kommun)
    _kontakter(kommun, personer)
    folj(kommun=kommun, personer=personer, dag=DAG, tid=stad.TID)
    for nr, agare in enumerate(_arbetslaget(kommun)):
        mina = personer[nr :: KOLLEGOR + 1]
        assign(kommun=kommun, personer=mina, agare=agare, user=agare, tid=stad.TID)
    with connection.cursor() as db:
        db.execute("VACUUM ANALYZE")  # as autovacuum has, of a database in use
    return personer


def _i_registret(kommun: Kommun) -> list[int]:
    """A registerpost for so many under 20 who have none: first those who are covered or unclear."""
    from kaja.register.models import Bedomning, Lage, Registerhandelse, Registerpost

    har = set(
        Registerpost.objects.filter(kommun=kommun)
        .exclude(lage=Lage.AVSLUTAD)
        .values_list("person_id", flat=True)
    )
    svar = Bedomning.objects.filter(kommun=kommun, ersatt__isnull=True, person__skydd="")
    svar = svar.exclude(person__in=har).filter(person__fodd__gt=DAG.replace(year=DAG.year - 20))
    valda = list(svar.order_by("-ingangsorsak", "pk").values_list("person_id", "ingangsorsak"))
    valda = valda[: OPPNA - len(har)]
    poster = Registerpost.objects.bulk_create(
        [
            Registerpost(
                kommun=kommun,
                person_id=pk,
                lage=Lage.OPPEN,
                ingangsorsak=orsak,
                oppnad=DAG - timedelta(days=pk % 700),
                handelser_antal=1,
            )
            for pk, orsak in valda
        ],
        batch_size=1000,
    )
    Registerhandelse.objects.bulk_create(
        [
            Registerhandelse(
                kommun=kommun,
                post=post,
                nr=1,
                slag="oppnad",
                dag=post.oppnad or DAG,
                orsak=post.ingangsorsak,
                tid=stad.TID - timedelta(days=post.person_id % 700),
                aktor="bench",
            )
            for post in poster
        ],
        batch_size=1000,
    )
    return [*sorted(har), *(pk for pk, _ in valda)]


def _kontakter(kommun: Kommun, personer: list[int]) -> None:
    """Up to three attempts each, and what every second one says they do."""
    from kaja.insatser.models import Kontakt, Sysselsattning

    utfall = ("svarade_inte", "svarade_inte", "svarade")
    Kontakt.objects.bulk_create(
        [
            Kontakt(
                kommun=kommun,
                person_id=pk,
                tid=stad.TID - timedelta(days=7 * (4 - nr) + pk % 60),
                kanal="telefon",
                med="ungdom",
                utfall=utfall[nr],
                kand_fran=stad.TID - timedelta(days=7 * (4 - nr) + pk % 60),
            )
            for pk in personer
            for nr in range(pk % 4)
        ],
        batch_size=1000,
    )
    Sysselsattning.objects.bulk_create(
        [
            Sysselsattning(
                kommun=kommun,
                person_id=pk,
                slag="soker_arbete",
                sagd=DAG - timedelta(days=pk % 60),
                sagt_av="ungdom",
                kand_fran=stad.TID,
            )
            for pk in personer[::2]
        ],
        batch_size=1000,
    )


def _arbetslaget(kommun: Kommun) -> Iterator[User]:
    """The one who is logged in, and her colleagues."""
    from kaja.access.actions import create_user, grant
    from kaja.access.models import User
    from kaja.access.roller import Roll

    yield User.objects.get(email=stad.E_POST)
    vem = {"av": "bench", "tid": stad.TID}
    for nr in range(KOLLEGOR):
        user = create_user(email=f"k{nr}@kaja.example", namn=f"Kollega {nr}", password=None, **vem)
        grant(user=user, kommun=kommun, roll=Roll.HANDLAGGARE, fran=DAG, **vem)
        yield user
