"""What an åtgärd may say, the municipality's catalogue, and what a month's support comes to."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaja.regler.atgarder import (
    FORVAL,
    RAPPORTKODER,
    Atgardslage,
    Atgardsslut,
    Beloppsregel,
    Erbjudandesvar,
    Forlopp,
    Katalog,
    Katalogval,
    Kontroll,
    Narvarodagar,
    Nejskal,
    Slag,
    Stodbelopp,
    Stodslag,
    brister,
    lage,
    manaden,
    manadens_stod,
)
from kaja.regler.forbjudna_uppgifter import granska

DAG = date(2026, 11, 23)
JA, NEJ = Erbjudandesvar.JA, Erbjudandesvar.NEJ
ERBJUDEN = Forlopp(date(2026, 11, 2))
TACKAT_JA = ERBJUDEN._replace(svar=JA, svarade=date(2026, 11, 3))
PAGAR = TACKAT_JA._replace(fran=date(2026, 11, 9))
SLUT = PAGAR._replace(till=date(2026, 11, 21), slutorsak=Atgardsslut.GENOMFORD)
TACKAT_NEJ = TACKAT_JA._replace(svar=NEJ, nejskal=Nejskal.VILL_ANNAT)

HELA = [
    (ERBJUDEN, Atgardslage.ERBJUDEN),
    (TACKAT_NEJ, Atgardslage.NEJ),
    (TACKAT_JA, Atgardslage.PLANERAD),
    (TACKAT_JA._replace(koar_sedan=date(2026, 11, 3)), Atgardslage.KOAR),
    (PAGAR, Atgardslage.PAGAR),
    (SLUT, Atgardslage.AVSLUTAD),
]


@pytest.mark.parametrize(("forlopp", "vantat"), HELA, ids=[str(ut) for _, ut in HELA])
def test_each_step_of_the_way_holds_together_and_has_its_word(
    forlopp: Forlopp, vantat: Atgardslage
) -> None:
    assert brister(forlopp, DAG) == ()
    assert lage(forlopp) is vantat


BRISTER = [
    ("svarade", ERBJUDEN._replace(svar=JA)),
    ("svarade", TACKAT_JA._replace(svarade=date(2026, 11, 1))),
    ("svarade", TACKAT_JA._replace(svarade=date(2026, 11, 24))),
    ("svar", ERBJUDEN._replace(svarade=date(2026, 11, 3))),
    ("nejskal", TACKAT_NEJ._replace(nejskal=None)),
    ("nejskal", TACKAT_JA._replace(nejskal=Nejskal.VILL_ANNAT)),
    ("svar", TACKAT_NEJ._replace(planerad_fran=date(2026, 12, 1))),
    ("svar", ERBJUDEN._replace(koar_sedan=date(2026, 11, 3))),
    ("svar", TACKAT_NEJ._replace(fran=date(2026, 11, 9))),
    ("koar_sedan", PAGAR._replace(koar_sedan=date(2026, 11, 3))),
    ("fran", PAGAR._replace(fran=date(2026, 11, 1))),
    ("fran", PAGAR._replace(fran=date(2026, 11, 24))),
    ("fran", SLUT._replace(fran=None)),
    ("till", SLUT._replace(till=date(2026, 11, 25))),
    ("till", SLUT._replace(till=date(2026, 11, 9))),
    ("till", PAGAR._replace(slutorsak=Atgardsslut.GENOMFORD)),
    ("slutorsak", SLUT._replace(slutorsak=None)),
    (
        "planerad_till",
        TACKAT_JA._replace(planerad_fran=date(2026, 12, 1), planerad_till=date(2026, 12, 1)),
    ),
]


@pytest.mark.parametrize(("falt", "forlopp"), BRISTER)
def test_what_does_not_hold_together_is_told_at_its_field(falt: str, forlopp: Forlopp) -> None:
    assert falt in [brist.falt for brist in brister(forlopp, DAG)]


def test_one_who_ends_today_has_today_as_the_last_day() -> None:
    assert brister(SLUT._replace(till=DAG + timedelta(days=1)), DAG) == ()


dagar = st.dates(date(2026, 10, 1), date(2026, 12, 31))
kanske = st.none() | dagar
forlopp = st.builds(
    Forlopp,
    dagar,
    st.sampled_from(list(Erbjudandesvar)),
    kanske,
    st.none() | st.sampled_from(list(Nejskal)),
    kanske,
    kanske,
    kanske,
    kanske,
    kanske,
    st.none() | st.sampled_from(list(Atgardsslut)),
)


@given(forlopp, dagar)
def test_what_may_be_saved_never_contradicts_itself(f: Forlopp, dag: date) -> None:
    fel = brister(f, dag)
    assert all(brist.mening.endswith(".") for brist in fel)
    if fel:
        return
    har_hant = [d for d in (f.erbjuden, f.svarade, f.fran, f.koar_sedan) if d]
    assert all(d <= dag for d in har_hant)
    assert (f.slutorsak is None) == (f.till is None)
    assert (f.nejskal is None) == (f.svar is not NEJ)
    assert f.fran is None or (f.svar is JA and f.fran >= f.erbjuden)
    assert f.till is None or (f.fran is not None and f.fran < f.till)
    assert f.tar_plats == (lage(f) in (Atgardslage.PLANERAD, Atgardslage.PAGAR))


def test_every_shipped_kind_is_reported_by_a_code_and_no_value_is_said_to_be_verified() -> None:
    assert {slag.rapportkod for slag in FORVAL} <= set(RAPPORTKODER)
    assert len({slag.nyckel for slag in FORVAL}) == len(FORVAL)
    for kod in RAPPORTKODER.values():
        assert kod.varde == ""
        assert kod.kontroll in Kontroll
        assert "Skolverket" in kod.kalla


def test_no_shipped_kind_says_what_may_not_be_said_of_a_youth() -> None:
    assert [slag.namn for slag in FORVAL if granska(slag.namn)] == []


EGET = Slag("eget-1", "Ungdomslaget", "annan")


def test_a_choice_holds_from_its_day_and_the_latest_goes_first() -> None:
    sfi = Katalog().slag("sfi", DAG)
    katalog = Katalog((Katalogval(DAG, sfi._replace(namn="Sfi på kvällen")), Katalogval(DAG, EGET)))
    stangd = katalog.med(Katalogval(date(2027, 1, 1), sfi._replace(oppen=False)))
    assert katalog.slag("sfi", DAG - timedelta(days=1)) == sfi
    assert katalog.slag("sfi", DAG).namn == "Sfi på kvällen"
    assert "sfi" in {s.nyckel for s in stangd.erbjuds(date(2026, 12, 31))}
    assert "sfi" not in {s.nyckel for s in stangd.erbjuds(date(2027, 1, 1))}
    assert "sfi" in {s.nyckel for s in stangd.alla(date(2027, 1, 1))}


def test_an_own_kind_has_a_name_also_before_its_first_day_but_is_not_offered() -> None:
    katalog = Katalog().med(Katalogval(DAG, EGET))
    fore = DAG - timedelta(days=1)
    assert katalog.slag("eget-1", fore) == EGET
    assert EGET not in katalog.alla(fore)
    with pytest.raises(KeyError):
        katalog.slag("eget-2", DAG)


def belopp(regel: Beloppsregel, kr: str | None = "1250") -> tuple[Stodbelopp, ...]:
    fore = Stodbelopp(Stodslag.STUDIEBIDRAG, date(2026, 1, 1), Decimal(1000), regel)
    nu = Decimal(kr) if kr else None
    return fore, Stodbelopp(Stodslag.STUDIEBIDRAG, date(2026, 11, 10), nu, regel)


def stod(
    regel: Beloppsregel,
    narvaro: Narvarodagar | None = None,
    *,
    fran: date = date(2026, 11, 10),
    till: date | None = None,
    kr: str | None = "1250",
) -> Decimal | None:
    svar = manadens_stod(
        slag=Stodslag.STUDIEBIDRAG,
        fran=fran,
        till=till,
        manad=DAG,
        belopp=belopp(regel, kr),
        narvaro=narvaro,
    )
    return svar.belopp if svar else Decimal(-1)


TOLV = Narvarodagar(12, 16)


def test_support_follows_the_rule_of_the_municipality() -> None:
    assert stod(Beloppsregel.MANAD) == 1250
    assert stod(Beloppsregel.NARVARO, TOLV) == Decimal("937.50")
    assert stod(Beloppsregel.DAG, TOLV, kr="62.50") == 750
    assert stod(Beloppsregel.NARVARO) is None
    assert stod(Beloppsregel.MANAD, kr=None) is None


def test_the_amount_of_the_first_day_of_the_decision_in_the_month_counts() -> None:
    assert stod(Beloppsregel.MANAD, fran=date(2026, 11, 9)) == 1000
    assert stod(Beloppsregel.MANAD, fran=date(2026, 10, 20)) == 1000


def test_a_month_outside_the_decision_has_no_support() -> None:
    assert stod(Beloppsregel.MANAD, fran=date(2026, 12, 1)) == -1
    assert stod(Beloppsregel.MANAD, fran=date(2026, 10, 1), till=date(2026, 11, 1)) == -1


@given(
    st.decimals("0", "99999", places=2),
    st.integers(0, 31).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
)
def test_attendance_never_gives_more_than_the_month_and_more_days_never_less(
    kr: Decimal, tal: tuple[int, int]
) -> None:
    narvaro = Narvarodagar(*tal)
    svar = stod(Beloppsregel.NARVARO, narvaro, kr=str(kr))
    assert svar is not None
    assert 0 <= svar <= kr
    if narvaro.dagar:
        fler = stod(Beloppsregel.NARVARO, narvaro._replace(dagar=narvaro.dagar - 1), kr=str(kr))
        assert fler is not None
        assert fler <= svar
    if narvaro.dagar == narvaro.planerade > 0:
        assert svar == kr


@given(st.dates(date(2015, 1, 1), date(2099, 12, 30)))
def test_a_month_begins_on_its_first_and_ends_where_the_next_begins(dag: date) -> None:
    forsta, nasta = manaden(dag)
    assert forsta.day == nasta.day == 1
    assert forsta <= dag < nasta
    assert manaden(nasta - timedelta(days=1))[0] == forsta
