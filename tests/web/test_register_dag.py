"""The register on another day, as a page: chosen among filters, read, searched and taken out."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.test import Client

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.audit.models import Visning
from kaja.insatser.actions import NySysselsattning, state_occupation, unsay_occupation
from kaja.insatser.models import Kontakt, Sagtav, Sysselsattningsval
from kaja.register.handelser import Anteckning, append_events
from kaja.register.laget import Hande
from kaja.register.models import Handelseslag, Registerhandelse, Registerpost
from kaja.ungdom.models import Person
from tests.web.registerlistan import klient_for, sida
from tests.web.varld import DAG, GRANNE, KOMMUN, MORGON, anvandare, las_in_exempel, nycklar

pytestmark = pytest.mark.django_db

OKTOBER = date(2026, 10, 1)
DA = f"/register/dag?dag={OKTOBER}"


@pytest.fixture(scope="module")
def folk(modulens_db: None) -> None:
    """Some of the invented people. What the register says was noted month by month, not today."""
    las_in_exempel(nycklar(24, var=101))
    for rad in Registerhandelse.objects.all():
        noterad = datetime.combine(rad.dag, MORGON.timetz()) + timedelta(days=1)
        Registerhandelse.objects.filter(pk=rad.pk).update(tid=min(noterad, MORGON))


@pytest.fixture
def amira(folk: None) -> User:
    return anvandare("Amira Lund", (KOMMUN, Roll.SAMORDNARE))


@pytest.fixture
def jonas(folk: None) -> User:
    return anvandare("Jonas Kvist", (KOMMUN, Roll.HANDLAGGARE))


@pytest.fixture
def klient(amira: User) -> Client:
    return klient_for(amira)


@pytest.fixture
def poster(folk: None) -> list[Registerpost]:
    """The unprotected who were in the register on the day, and are."""
    rader = Registerpost.objects.filter(oppnad__lt=OKTOBER, lage="oppen", person__skydd="")
    return list(rader.select_related("person").order_by("person__sortnamn"))


def visade(text: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'class="k-lista__namn" href="/person/(\d+)', text)]


def rent(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", unescape(text)).replace("\xa0", " ").split())


def avsluta(post: Registerpost, dag: date, tid: datetime) -> None:
    hande = Hande(Handelseslag.AVSLUTAD, dag, "examen")
    append_events(
        kommun=Kommun.objects.get(pk=KOMMUN),
        anteckningar=[Anteckning(post.person_id, hande, post)],
        aktor="prov",
        tid=tid,
    )


def test_the_day_is_chosen_on_the_register_and_the_way_back_leads_there(klient: Client) -> None:
    text = sida(klient)
    assert "En annan dag" in text
    assert 'name="dag"' in text
    svar = klient.get(f"/register?alla=1&sok=a&dag={OKTOBER}&kand=")
    assert svar["Location"] == f"/register/dag?alla=1&sok=a&dag={OKTOBER}&kand="
    for fraga in (f"dag={DAG}&sok=a", "sok=a", f"kand={DAG}&sok=a"):
        assert klient.get(f"/register/dag?{fraga}")["Location"] == "/register?sok=a"
    assert klient.get("/register/dag")["Location"] == "/register?alla=1"


def test_who_was_there_is_read_with_what_was_known_and_the_same_day_at_each_person(
    klient: Client, poster: list[Registerpost]
) -> None:
    text = sida(klient, DA)
    assert "Registret den 1 oktober 2026, efter det som är känt nu" in rent(text)
    assert "Det som har antecknats senare om den dagen räknas med." in rent(text)
    assert {post.person_id for post in poster} <= set(visade(text))
    inte_an = Registerpost.objects.filter(oppnad__gt=OKTOBER).values_list("person_id", flat=True)
    assert inte_an
    assert not set(inte_an) & set(visade(text))
    assert f'href="/person/{poster[0].person_id}?dag=2026-10-01"' in text
    assert 'type="checkbox"' not in text
    assert "/register/valda" not in text
    assert set(map(str, visade(text))) == set(Visning.objects.get(vy="register_dag").person_ids)


def test_the_way_from_one_to_the_next_stays_on_the_day(klient: Client) -> None:
    fraga = f"dag={OKTOBER}&kand={DAG - timedelta(days=1)}"
    forst, sedan, *_ = visade(sida(klient, f"/register/dag?{fraga}"))
    text = unescape(sida(klient, f"/person/{forst}/historik?{fraga}"))
    assert "Register en annan dag" in text
    assert f'href="/person/{sedan}?{fraga}" rel="next"' in text
    assert f'href="/person/{sedan}" rel="next"' in sida(klient, f"/person/{forst}")


def test_two_clocks_a_closing_that_was_noted_afterwards(
    klient: Client, poster: list[Registerpost]
) -> None:
    post = poster[0]
    avsluta(post, OKTOBER - timedelta(days=3), MORGON)
    assert post.person_id not in visade(sida(klient, DA))
    som_kant = sida(klient, f"{DA}&kand={OKTOBER}")
    assert "efter det som var känt den 1 oktober 2026" in rent(som_kant)
    assert post.person_id in visade(som_kant)
    assert f"/person/{post.person_id}?dag=2026-10-01&amp;kand=2026-10-01" in som_kant
    # The day alone that it is seen from is both.
    assert visade(sida(klient, f"/register/dag?kand={OKTOBER}")) == visade(som_kant)


def test_the_last_contact_and_what_was_said_by_then(
    klient: Client, amira: User, poster: list[Registerpost]
) -> None:
    person, kommun = poster[0].person, Kommun.objects.get(pk=KOMMUN)
    da = MORGON.replace(month=9, day=20)

    def ring(tid: datetime, noterad: datetime, angrad: datetime | None = None) -> None:
        Kontakt.objects.create(
            kommun=kommun,
            person=person,
            tid=tid,
            kand_fran=noterad,
            ersatt=angrad,
            kanal="telefon",
            utfall="svarade",
        )

    def sag(slag: Sysselsattningsval, tid: datetime) -> int:
        nya = [NySysselsattning(person.pk, slag, tid.date(), Sagtav.UNGDOM)]
        return state_occupation(kommun=kommun, nya=nya, user=amira, tid=tid)[0].pk

    ring(da, da)
    ring(da + timedelta(days=5), MORGON)  # noted afterwards
    ring(da + timedelta(days=6), da + timedelta(days=6), MORGON)  # taken back
    ring(MORGON, MORGON)
    sag(Sysselsattningsval.ARBETE, da)
    fel = sag(Sysselsattningsval.UTOMLANDS, da + timedelta(days=2))
    unsay_occupation(kommun=kommun, sysselsattningar=[fel], user=amira, tid=MORGON)
    sag(Sysselsattningsval.STUDIER, MORGON + timedelta(hours=1))

    nu = rent(sida(klient, f"{DA}&sok={person.nummer}"))
    assert "25 sep Gör: Arbetar" in nu
    kant = rent(sida(klient, f"{DA}&kand={OKTOBER}&sok={person.nummer}"))
    assert "26 sep Gör: Utomlands" in kant
    tidigt = "/register/dag?dag=2026-09-21&sok="
    assert "20 sep Gör: Arbetar" in rent(sida(klient, f"{tidigt}{person.nummer}"))


def test_it_is_narrowed_sorted_and_counted(klient: Client, poster: list[Registerpost]) -> None:
    person = poster[1].person
    assert visade(sida(klient, f"{DA}&sok={person.nummer}")) == [person.pk]
    alla = visade(sida(klient, DA))
    per_lage = [visade(sida(klient, f"{DA}&lage={en}")) for en in ("oppen", "utreds", "vantar")]
    assert sorted(pk for en in per_lage for pk in en) == sorted(alla)
    assert f"{len(per_lage[0])} öppna" in rent(sida(klient, f"{DA}&sok={person.nummer}"))
    for orsak in {post.ingangsorsak for post in poster}:
        vantade = {post.person_id for post in poster if post.ingangsorsak == orsak}
        assert vantade <= set(visade(sida(klient, f"{DA}&orsak={orsak}")))
    for kolumn in ("namn", "alder", "lage", "varfor", "sedan", "senast", "gor"):
        assert sorted(visade(sida(klient, f"{DA}&sort=-{kolumn}"))) == sorted(alla)
    assert visade(sida(klient, f"{DA}&sort=-namn")) == alla[::-1]
    assert visade(sida(klient, f"{DA}&sort=nasta&page=99")) == alla
    assert "Ta bort filtret" in sida(klient, f"{DA}&sok=xyzxyz")
    nara = sida(klient, f"{DA}&sok={person.efternamn}q+{person.fornamn}q")
    assert f"?dag={OKTOBER}&amp;sok=" in nara


@pytest.mark.parametrize(
    ("fraga", "mening"),
    [
        ("dag=2027-01-01", "har inte varit än"),
        ("dag=2026-02-31", "dagen finns inte"),
        ("dag=2026-10-01&kand=2027-01-01", "har inte varit än"),
        ("dag=2010-01-01", "ansvaret finns från"),
    ],
)
def test_a_day_that_cannot_be_is_told_of_and_nobody_is_shown(
    klient: Client, fraga: str, mening: str
) -> None:
    text = sida(klient, f"/register/dag?{fraga}")
    assert mening in text
    assert "Rätta dagen" in text
    assert visade(text) == []
    assert klient.get(f"/register/dag/export.csv?{fraga}")["Location"] == f"/register/dag?{fraga}"


@pytest.fixture
def skyddad(poster: list[Registerpost]) -> Person:
    person = poster[-1].person
    person.skydd_skola = "sekretessmarkering"
    person.save()
    return person


def test_protected_are_shown_only_to_those_who_may_see_them_and_never_in_a_file(
    klient: Client, jonas: User, skyddad: Person
) -> None:
    assert skyddad.pk in visade(sida(klient, DA))
    hos_jonas = klient_for(jonas)
    text = sida(hos_jonas, DA)
    assert skyddad.pk not in visade(text)
    assert "med skyddade personuppgifter visas inte här" in rent(text)
    assert visade(sida(hos_jonas, f"{DA}&sok={skyddad.nummer}")) == []
    for en in (klient, hos_jonas):
        assert skyddad.efternamn not in sida(en, f"/register/dag/export.csv?dag={OKTOBER}")


def test_a_file_has_the_rows_of_the_page_and_the_day_in_its_name(
    klient: Client, poster: list[Registerpost], skyddad: Person
) -> None:
    fraga = f"dag={OKTOBER}&kand=2026-11-01&sort=-namn"
    svar = klient.get(f"/register/dag/export.csv?{fraga}")
    huvud, *rader = svar.content.decode().removeprefix("\ufeff").splitlines()
    assert "register-2026-10-01-kant-2026-11-01" in svar["Content-Disposition"]
    assert huvud.startswith("Namn;Nummer;Ålder;Dagar till 20;Läge;Varför här;I registret sedan")
    pa_sidan = [pk for pk in visade(sida(klient, f"/register/dag?{fraga}")) if pk != skyddad.pk]
    namn = dict(Person.objects.in_bulk(pa_sidan))
    assert [rad.partition(";")[0] for rad in rader[:-1]] == [str(namn[pk]) for pk in pa_sidan]
    assert "med skyddade personuppgifter är inte med i filen" in rader[-1]
    logg = Visning.objects.get(vy="register-2026-10-01-kant-2026-11-01.csv")
    assert set(logg.person_ids) == set(map(str, pa_sidan))
    assert klient.get(f"/register/dag/export.xlsx?dag={OKTOBER}").status_code == 200


def test_a_saved_view_never_remembers_a_day(klient: Client) -> None:
    svar = klient.post("/register/vyer", {"namn": "Höst", "fraga": f"alder=18&dag={OKTOBER}"})
    assert svar["Location"] == "/register?alder=18"


def test_the_neighbour_sees_nobody(poster: list[Registerpost]) -> None:
    granne = klient_for(anvandare("Siv Örn", (GRANNE, Roll.SAMORDNARE)))
    text = sida(granne, DA)
    assert visade(text) == []
    assert "Ingen som visas här var i registret" in text


def test_the_page_of_a_person_says_of_the_day_what_the_list_says(
    klient: Client, poster: list[Registerpost]
) -> None:
    post, kommun = poster[0], Kommun.objects.get(pk=KOMMUN)

    def note(slag: Handelseslag, dagar: int, igen: Registerpost | None, orsak: str = "") -> None:
        hande = Hande(slag, OKTOBER + timedelta(days=dagar), orsak)
        tid = MORGON + timedelta(days=dagar)
        anteckning = Anteckning(post.person_id, hande, igen)
        append_events(kommun=kommun, anteckningar=[anteckning], aktor="prov", tid=tid)

    note(Handelseslag.AVSLUTAD, -10, post, "examen")
    note(Handelseslag.UTREDS, -5, None)
    sedan = Registerpost.objects.filter(person=post.person_id).latest("pk")
    note(Handelseslag.AVSLUTAD, -2, sedan, "examen")
    assert "Avslutad" in rent(sida(klient, f"/person/{post.person_id}/historik?dag={OKTOBER}"))
    note(Handelseslag.ATEROPPNAD, -10, post, "avbrott")  # the first closing never held

    assert post.person_id in visade(sida(klient, DA))
    for adress in (
        f"/person/{post.person_id}/historik?dag={OKTOBER}",
        f"/person/{post.person_id}/historik",
    ):
        text = rent(sida(klient, adress))
        assert "Öppen Öppnad" in text
