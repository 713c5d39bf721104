"""The fixed cast tried on every address of ours: what each gets, written down.

The objects are of the first municipality. `annan` works in the other one: what has an id is 404 to
her, as if it did not exist, and the lists are her own municipality's. "in" is the way to the login.
"""

from __future__ import annotations

import os

import pytest
from django.db import transaction
from django.test import Client

from kaja.audit.models import Visning
from tests.husprov.adresser import Adress, adresser
from tests.husprov.foremal import Foremal, make_objects
from tests.rollbesattning import FRAMMANDE, HEM, MEDVERKANDE, make_cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sessions", "objects")]

TABELL = """
metod adress           egen kollega samordnare importor chef dataskydd skola ungdom annan frammande
GET   halsa            200  200     200        200      200  200       200   200    200   200
GET   start            302  302     302        302      302  302       302   302    302   in
GET   valj_kommun      200  200     200        200      200  200       200   200    200   in
POST  valj_kommun      400  400     400        400      400  400       400   400    400   in
GET   konto            200  200     200        200      200  200       200   200    200   in
GET   fullstandighet   200  200     200        403      200  403       403   403    200   in
GET   fullstandighet_dag 405  405     405        403      405  403       403   403    405   in
POST  fullstandighet_dag 302  302     302        403      302  403       403   403    302   in
GET   installningar    200  200     200        403      200  403       403   403    200   in
GET   installning      403  403     200        403      403  403       403   403    403   in
POST  installning      403  403     200        403      403  403       403   403    403   in
GET   korningar        403  403     200        403      403  403       403   403    403   in
GET   prova_om         403  403     200        403      403  403       403   403    403   in
POST  prova_om         403  403     302        403      403  403       403   403    403   in
GET   lagtext          200  200     200        200      200  200       200   200    200   in
GET   person_atgarder  200  200     200        403      403  403       403   403    404   in
GET   person_atgard_ny 200  200     200        403      403  403       403   403    404   in
GET   person_atgard    404  404     404        403      403  403       403   403    404   in
GET   person_atgard_steg 404  404     404        403      403  403       403   403    404   in
POST  person_atgard_steg 404  404     404        403      403  403       403   403    404   in
GET   person_atgard_folj_upp 404  404     404        403      403  403       403   403    404   in
POST  person_atgard_folj_upp 404  404     404        403      403  403       403   403    404   in
GET   person_atgard_bort 404  404     404        403      403  403       403   403    404   in
POST  person_atgard_bort 404  404     404        403      403  403       403   403    404   in
GET   person_stod      200  200     200        403      403  403       403   403    404   in
GET   person_stod_nytt 200  200     200        403      403  403       403   403    404   in
GET   person_stod_andra 404  404     404        403      403  403       403   403    404   in
POST  person_stod_andra 404  404     404        403      403  403       403   403    404   in
GET   atgarder         200  200     200        403      403  403       403   403    200   in
GET   atgardsslag_nytt 403  403     200        403      403  403       403   403    403   in
GET   atgardsslag      403  403     200        403      403  403       403   403    403   in
POST  atgardsslag      403  403     200        403      403  403       403   403    403   in
GET   praktik          200  200     200        403      403  403       403   403    200   in
GET   arbetsgivare_ny  200  200     200        403      403  403       403   403    200   in
GET   arbetsgivare     404  404     404        403      403  403       403   403    404   in
POST  arbetsgivare     404  404     404        403      403  403       403   403    404   in
GET   stod             200  200     200        403      403  403       403   403    200   in
POST  stod             302  302     302        403      403  403       403   403    302   in
GET   stod_underlag    403  403     200        403      403  403       403   403    403   in
POST  stod_underlag    403  403     200        403      403  403       403   403    403   in
GET   stod_belopp      200  200     200        403      403  403       403   403    200   in
GET   stod_belopp_andra 403  403     404        403      403  403       403   403    403   in
POST  stod_belopp_andra 403  403     404        403      403  403       403   403    403   in
GET   stod_kostnader   200  200     200        403      200  403       403   403    200   in
GET   malgrupp         200  200     200        403      403  403       403   403    200   in
GET   malgrupp_dag     405  405     405        403      403  403       403   403    405   in
POST  malgrupp_dag     302  302     302        403      403  403       403   403    302   in
GET   malgrupp_export  200  200     200        403      403  403       403   403    200   in
GET   oklart           200  200     200        403      403  403       403   403    200   in
GET   oklart_export    200  200     200        403      403  403       403   403    200   in
GET   person           200  200     200        403      403  403       403   403    404   in
GET   person_skyddad   403  403     200        403      403  403       403   403    404   in
GET   andrat           200  200     200        403      403  403       403   403    200   in
GET   andrat_export    200  200     200        403      403  403       403   403    200   in
GET   andrat_godkann   405  405     405        403      403  403       403   403    405   in
POST  andrat_godkann   302  302     302        403      403  403       403   403    302   in
GET   andrat_godkann_alla 404  404     404        403      403  403       403   403    404   in
GET   andrat_angra     405  405     405        403      403  403       403   403    405   in
POST  andrat_angra     302  302     302        403      403  403       403   403    302   in
GET   andrat_fraga     405  405     405        403      403  403       403   403    405   in
POST  andrat_fraga     404  404     404        403      403  403       403   403    404   in
GET   andrat_gatt_igenom 405  405     405        403      403  403       403   403    405   in
POST  andrat_gatt_igenom 404  404     404        403      403  403       403   403    404   in
GET   andrat_inte_gatt_igenom 405  405     405        403      403  403       403   403    405   in
POST  andrat_inte_gatt_igenom 302  302     302        403      403  403       403   403    302   in
GET   identitet        200  200     200        403      403  403       403   403    200   in
GET   identitet_jamfor 302  302     302        403      403  403       403   403    302   in
GET   identitet_sla_ihop 405  405     405        403      403  403       403   403    405   in
POST  identitet_sla_ihop 404  404     404        403      403  403       403   403    404   in
GET   identitet_inte_samma 405  405     405        403      403  403       403   403    405   in
POST  identitet_inte_samma 404  404     404        403      403  403       403   403    404   in
GET   identitet_skolans 405  405     405        403      403  403       403   403    405   in
POST  identitet_skolans 404  404     404        403      403  403       403   403    404   in
GET   identitet_isar 405  405     405        403      403  403       403   403    405   in
POST  identitet_isar 404  404     404        403      403  403       403   403    404   in
GET   identitet_alias_ater 405  405     405        403      403  403       403   403    405   in
POST  identitet_alias_ater 404  404     404        403      403  403       403   403    404   in
GET   identitet_avvisat_ater 405  405     405        403      403  403       403   403    405   in
POST  identitet_avvisat_ater 404  404     404        403      403  403       403   403    404   in
GET   las_in           200  200     200        200      403  403       403   403    200   in
POST  las_in           403  403     200        200      403  403       403   403    403   in
GET   granska          200  200     200        200      403  403       403   403    404   in
GET   problem_fil      200  200     200        200      403  403       403   403    404   in
GET   godkann_fil      403  403     405        405      403  403       403   403    403   in
POST  godkann_fil      403  403     302        302      403  403       403   403    403   in
GET   kasta_fil        403  403     405        405      403  403       403   403    403   in
POST  kasta_fil        403  403     302        302      403  403       403   403    403   in
GET   uppgift          405  405     405        403      403  403       403   403    405   in
POST  uppgift          404  404     404        403      403  403       403   403    404   in
GET   person_svara     200  200     200        403      403  403       403   403    404   in
GET   person_beslut    200  200     200        403      403  403       403   403    404   in
GET   svar_ater        405  405     405        403      403  403       403   403    405   in
POST  svar_ater        404  404     404        403      403  403       403   403    404   in
GET   beslut_upphav    405  405     405        403      403  403       403   403    405   in
POST  beslut_upphav    404  404     404        403      403  403       403   403    404   in
GET   fil_lista        200  200     200        200      403  403       403   403    404   in
GET   filrad           200  200     200        200      403  403       403   403    404   in
GET   andra_fil        403  403     405        405      403  403       403   403    403   in
POST  andra_fil        403  403     200        200      403  403       403   403    403   in
GET   angra_fil        403  403     404        404      403  403       403   403    403   in
POST  angra_fil        403  403     404        404      403  403       403   403    403   in
GET   kolumner_slag    403  403     200        200      403  403       403   403    403   in
GET   kolumner         403  403     200        200      403  403       403   403    403   in
GET   kolumner_prov    403  403     200        200      403  403       403   403    403   in
GET   kolumner_klar    403  403     405        405      403  403       403   403    403   in
POST  kolumner_klar    403  403     302        302      403  403       403   403    403   in
GET   valj_om          403  403     405        405      403  403       403   403    403   in
POST  valj_om          403  403     302        302      403  403       403   403    403   in
GET   utskick          200  200     200        403      403  403       403   403    200   in
GET   utskick_nytt     200  200     200        403      403  403       403   403    200   in
GET   utskick_forsta   404  404     404        403      403  403       403   403    404   in
GET   utkorg           200  200     200        403      403  403       403   403    200   in
GET   utskick_nej      405  405     405        403      403  403       403   403    405   in
POST  utskick_nej      404  404     404        403      403  403       403   403    404   in
GET   brevavsandare    403  403     200        403      403  403       403   403    403   in
POST  brevavsandare    403  403     200        403      403  403       403   403    403   in
GET   brevtexter       200  200     200        403      403  403       403   403    200   in
GET   brevtext         403  403     200        403      403  403       403   403    403   in
POST  brevtext         403  403     200        403      403  403       403   403    403   in
GET   brevtext_word    403  403     405        403      403  403       403   403    403   in
POST  brevtext_word    403  403     200        403      403  403       403   403    403   in
GET   brevtext_ater    403  403     405        403      403  403       403   403    403   in
POST  brevtext_ater    403  403     302        403      403  403       403   403    403   in
GET   utskick_ett      200  200     200        403      403  403       403   403    404   in
GET   utskick_fil      302  302     302        403      403  403       403   403    404   in
GET   utskick_postat   405  405     405        403      403  403       403   403    405   in
POST  utskick_postat   302  302     302        403      403  403       403   403    404   in
GET   utskick_stoppa   405  405     405        403      403  403       403   403    405   in
POST  utskick_stoppa   302  302     302        403      403  403       403   403    404   in
GET   utskick_avgor    405  405     405        403      403  403       403   403    405   in
POST  utskick_avgor    404  404     404        403      403  403       403   403    404   in
GET   overskrivna      403  403     403        403      403  200       403   403    403   in
GET   overskrivna_export 403  403     403        403      403  200       403   403    403   in
GET   skydd_granska    405  405     405        403      403  405       403   403    405   in
POST  skydd_granska    200  200     200        403      403  200       403   403    200   in
GET   skydd_prova      200  200     200        403      403  200       403   403    200   in
POST  skydd_prova      200  200     200        403      403  200       403   403    200   in
GET   att_gora         200  200     200        403      403  403       403   403    200   in
GET   att_gora_gor     405  405     405        403      403  403       403   403    405   in
POST  att_gora_gor     404  404     404        403      403  403       403   403    404   in
GET   register         200  200     200        403      403  403       403   403    200   in
GET   register_export  200  200     200        403      403  403       403   403    200   in
GET   register_dag     302  302     302        403      403  403       403   403    302   in
GET   register_dag_export 302 302   302        403      403  403       403   403    302   in
GET   register_rad     404  404     404        403      403  403       403   403    404   in
POST  register_rad     404  404     404        403      403  403       403   403    404   in
GET   register_klistra 405  405     405        403      403  403       403   403    405   in
POST  register_klistra 404  404     404        403      403  403       403   403    404   in
GET   register_valda   405  405     405        403      403  403       403   403    405   in
POST  register_valda   404  404     404        403      403  403       403   403    404   in
GET   register_andringar 200 200    200        403      403  403       403   403    200   in
GET   register_angra   405  405     405        403      403  403       403   403    405   in
POST  register_angra   404  404     404        403      403  403       403   403    404   in
GET   register_vyer    200  200     200        403      403  403       403   403    200   in
POST  register_vyer    302  302     302        403      403  403       403   403    302   in
GET   register_vy      405  405     405        403      403  403       403   403    405   in
POST  register_vy      404  404     404        403      403  403       403   403    404   in
GET   utan_agare       200  200     200        403      403  403       403   403    200   in
POST  utan_agare       302  302     302        403      403  403       403   403    302   in
GET   person_mote      200  200     200        403      403  403       403   403    404   in
POST  person_mote      200  200     200        403      403  403       403   403    404   in
GET   mote_angra       405  405     405        403      403  403       403   403    405   in
POST  mote_angra       404  404     404        403      403  403       403   403    404   in
GET   rutin            200  200     200        403      200  403       403   403    200   in
POST  rutin            403  403     200        403      403  403       403   403    403   in
GET   enheter          200  200     200        403      200  403       403   403    200   in
POST  enheter          403  403     404        403      403  403       403   403    403   in
GET   kalender         200  200     200        403      403  403       403   403    200   in
POST  kalender         200  200     200        403      403  403       403   403    200   in
GET   kalender_flode   404  404     404        404      404  404       404   404    404   404
GET   person_overlamning 200 200 200       403      403  403       403   403    404   in
GET   person_historik  200  200     200        403      403  403       403   403    404   in
GET   kontakt_logga    405  405     405        403      403  403       403   403    405   in
POST  kontakt_logga    404  404     404        403      403  403       403   403    404   in
GET   person_skotsel   405  405     405        403      403  403       403   403    405   in
POST  person_skotsel   404  404     404        403      403  403       403   403    404   in
GET   kontakt_angra    405  405     405        403      403  403       403   403    405   in
POST  kontakt_angra    404  404     404        403      403  403       403   403    404   in
GET   person_kartlaggning 200 200 200        403      403  403       403   403    404   in
GET   person_kartlaggning_skriv 200 200 200  403      403  403       403   403    404   in
POST  person_kartlaggning_skriv 200 200 200  403      403  403       403   403    404   in
GET   person_kartlaggning_version 404 404 404 403     403  403       403   403    404   in
GET   person_plan      200  200     200        403      403  403       403   403    404   in
GET   person_plan_skriv 200 200     200        403      403  403       403   403    404   in
POST  person_plan_skriv 200 200     200        403      403  403       403   403    404   in
GET   person_plan_folj_upp 405 405  405        403      403  403       403   403    405   in
POST  person_plan_folj_upp 200 200  200        403      403  403       403   403    404   in
GET   person_plan_avsluta 405 405   405        403      403  403       403   403    405   in
POST  person_plan_avsluta 200 200   200        403      403  403       403   403    404   in
GET   person_plan_kasta 405 405     405        403      403  403       403   403    405   in
POST  person_plan_kasta 302 302     302        403      403  403       403   403    404   in
GET   person_plan_version 404 404   404        403      403  403       403   403    404   in
GET   person_plan_pdf  404  404     404        403      403  403       403   403    404   in
GET   skolanmalningar  200  200     200        403      200  403       403   403    200   in
GET   skolanmalningar_export 200 200 200       403      403  403       403   403    200   in
GET   skolanmalan_ny   200  200     200        403      403  403       403   403    200   in
GET   skolanmalan      200  200     200        403      403  403       403   403    404   in
GET   skolanmalan_ratta 200 200     200        403      403  403       403   403    404   in
POST  skolanmalan_ratta 200 200     200        403      403  403       403   403    404   in
GET   skolanmalan_hantera 405 405   405        403      403  403       403   403    405   in
POST  skolanmalan_hantera 404 404   404        403      403  403       403   403    404   in
GET   skolanmalan_for_in 200 200    200        403      403  403       403   403    404   in
POST  skolanmalan_for_in 200 200    200        403      403  403       403   403    404   in
GET   skolanmalan_angra 405 405     405        403      403  403       403   403    405   in
POST  skolanmalan_angra 302 302     302        403      403  403       403   403    404   in
GET   skolanmalan_bort 405  405     405        403      403  403       403   403    405   in
POST  skolanmalan_bort 302  302     302        403      403  403       403   403    404   in
GET   skolanmalan_fil  200  200     200        403      403  403       403   403    200   in
POST  skolanmalan_fil  200  200     200        403      403  403       403   403    200   in
GET   skolanmalan_fil_kvitto 404 404 404       403      403  403       403   403    404   in
POST  skolanmalan_fil_kvitto 404 404 404       403      403  403       403   403    404   in
GET   att_gora_export  200  200     200        403      403  403       403   403    200   in
GET   utan_agare_export 200 200     200        403      403  403       403   403    200   in
GET   atgarder_export  200  200     200        403      403  403       403   403    200   in
GET   praktik_export   200  200     200        403      403  403       403   403    200   in
GET   utskick_export   200  200     200        403      403  403       403   403    200   in
GET   stod_export      200  200     200        403      403  403       403   403    200   in
GET   stod_kostnader_export 200 200 200        403      200  403       403   403    200   in
GET   identitet_export 200  200     200        403      403  403       403   403    200   in
GET   korningar_export 403  403     200        403      403  403       403   403    403   in
GET   las_in_export    200  200     200        200      403  403       403   403    200   in
GET   enheter_export   200  200     200        403      200  403       403   403    200   in
GET   fullstandighet_export 200 200 200        403      200  403       403   403    200   in
"""
SIDOR = (
    *("malgrupp", "register", "andrat", "oklart", "las_in", "identitet"),
    *("malgrupp_export", "andrat_export", "oklart_export", "register_export"),
    *("skolanmalningar", "skolanmalningar_export"),
    *("att_gora_export", "utan_agare_export", "praktik_export", "utskick_export", "stod_export"),
    *("stod_kostnader_export", "identitet_export", "las_in_export"),
)
HEAD, *ROWS = [line.split() for line in TABELL.strip().splitlines()]
WHO = HEAD[2:]
SQLITE = os.environ.get("KAJA_TEST_DB", "sqlite") == "sqlite"
ADRESSER = {adress.namn: adress for adress in adresser() if adress.egen}


@pytest.fixture(scope="module")
def sessions(modulens_db: None) -> dict[str, str]:
    """A session for each in the cast."""
    found = {}
    for name, user in make_cast().items():
        client = Client()
        client.force_login(user)
        found[name] = client.cookies["sessionid"].value
    return found


@pytest.fixture
def clients(sessions: dict[str, str]) -> dict[str, Client]:
    """A browser for each in the cast."""
    found = {FRAMMANDE: Client()}
    for name, session in sessions.items():
        found[name] = Client()
        found[name].cookies["sessionid"] = session
    return found


@pytest.fixture(scope="module")
def objects(modulens_db: None) -> Foremal:
    return make_objects()


def parts(row: str, objects: Foremal) -> dict[str, object]:
    """What stands in the address of a row of the table."""
    if row.startswith("person"):
        return {"pk": objects.skyddad if row == "person_skyddad" else objects.person}
    if row.startswith("utskick"):
        return {"pk": objects.utskick, "nr": 1, "format": "csv"}
    if row.startswith("skolanmalan"):
        return {"pk": objects.anmalan}
    if row.startswith("brevtext"):
        return {"val": "paminnelse-brev-sv"}
    if row.startswith("kolumner"):
        return {"pk": objects.utan_kolumner}
    file_parts = {"grupp": "andrade", "nr": 2}
    other_parts = {"format": "csv", "val": "folkhogskola", "nyckel": "ingen"}
    return {"pk": objects.fil, **other_parts, **file_parts}


def address(row: str) -> Adress:
    return ADRESSER[row.removesuffix("_skyddad")]


def answer(client: Client, method: str, url: str) -> str:
    """What the client gets; whatever it changed is undone, so that the next one finds the same."""
    with transaction.atomic():
        got = getattr(client, method.lower())(url)
        transaction.set_rollback(True)
    if got.status_code == 302 and got["Location"].startswith("/konto/login/"):
        return "in"
    return str(got.status_code)


def asked(expected: list[str]) -> dict[str, str]:
    """What each in the cast shall get. PostgreSQL is asked the same questions by all who get the
    same answer: there, the first of them."""
    written = dict(zip(WHO, expected, strict=True))
    if SQLITE:
        return written
    first = {answer: who for who, answer in reversed(written.items())}
    return {who: answer for answer, who in first.items()}


@pytest.mark.parametrize(
    ("method", "row", "expected"),
    [pytest.param(r[0], r[1], r[2:], id=f"{r[0]} {r[1]}") for r in ROWS],
)
def test_everyone_in_the_cast_gets_what_the_table_says(
    clients: dict[str, Client], objects: Foremal, method: str, row: str, expected: list[str]
) -> None:
    url = address(row).url(**parts(row, objects))
    written = asked(expected)
    assert {who: answer(clients[who], method, url) for who in written} == written


def test_the_table_has_everyone_and_every_address_once() -> None:
    assert {*MEDVERKANDE, FRAMMANDE} == set(WHO)
    assert len({(method, row) for method, row, *_ in ROWS}) == len(ROWS)
    assert {address(row).namn for method, row, *_ in ROWS if method == "GET"} == set(ADRESSER)


SHOWS_PERSONS = [
    "malgrupp",
    "malgrupp_export",
    "register",
    "register_export",
    "oklart",
    "oklart_export",
    "person",
    "person_atgarder",
    "person_atgard_ny",
    "person_stod",
    "person_stod_nytt",
    "person_svara",
    "person_beslut",
    "person_historik",
    "person_overlamning",
    "person_kartlaggning",
    "person_kartlaggning_skriv",
    "person_plan",
    "person_plan_skriv",
    "granska",
    "fil_lista",
    "filrad",
    "problem_fil",
    "utskick_ett",
    "utkorg",
    "kolumner_slag",
    "kolumner",
    "kolumner_prov",
    "identitet",
    "skolanmalningar",
    "skolanmalningar_export",
    "att_gora_export",
    "utan_agare_export",
    "stod_export",
    "identitet_export",
    "skolanmalan",
    "skolanmalan_ratta",
    "skolanmalan_for_in",
]


@pytest.mark.parametrize("row", SHOWS_PERSONS)
def test_who_looked_is_logged_once_for_each_page_that_shows_persons(
    clients: dict[str, Client], objects: Foremal, row: str
) -> None:
    clients["samordnare"].get(address(row).url(**parts(row, objects)))
    seen = Visning.objects.get()
    assert seen.kommun == HEM
    assert seen.anvandare == f"anvandare:{clients['samordnare'].session['_auth_user_id']}"
    assert row != "person" or seen.person_ids == [str(objects.person)]


def test_a_refused_look_shows_nothing_and_is_no_look(
    clients: dict[str, Client], objects: Foremal
) -> None:
    for who, pk in (("annan", objects.person), ("chef", objects.person), ("egen", objects.skyddad)):
        page = clients[who].get(address("person").url(pk=pk)).content.decode()
        assert not any(word in page for word in ("Öberg", "Åsa", "0101-23")), who
    assert not Visning.objects.exists()


def test_the_lists_of_the_other_municipality_show_nothing_of_the_first(
    clients: dict[str, Client],
) -> None:
    for name in SIDOR:
        page = clients["annan"].get(ADRESSER[name].url(format="csv")).content.decode()
        assert not any(word in page for word in ("Öberg", "0101-2386", "folkbokföring.csv")), name
