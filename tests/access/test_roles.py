"""Who has which role where, and for how long."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils import timezone

from kaja.access.actions import grant, load_kommuner, revoke
from kaja.access.models import Kommun, User
from kaja.access.queries import may, memberships, remember_roles, roles, visible_kommuner
from kaja.access.roller import RATTIGHETER, Roll
from kaja.audit.models import Handelse
from tests.rollbesattning import ANNAN, HEM, TID, make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def hem() -> Kommun:
    return Kommun.objects.get(kod=HEM)


@pytest.fixture
def user() -> User:
    return make_member("egen", HEM, Roll.HANDLAGGARE)


def test_the_country_has_290_municipalities_with_names() -> None:
    assert Kommun.objects.count() == 290
    assert Kommun.objects.get(kod="1480").namn == "Göteborg"


def test_loading_the_municipalities_again_changes_nothing_but_restores_a_name() -> None:
    Kommun.objects.filter(kod="1480").update(namn="Goteborg")
    assert load_kommuner() == 290
    assert Kommun.objects.get(kod="1480").namn == "Göteborg"


def test_a_role_holds_in_its_own_municipality_only(user: User, hem: Kommun) -> None:
    assert may(user, "person.se", hem)
    assert not may(user, "person.se", Kommun.objects.get(kod=ANNAN))
    assert list(visible_kommuner(user)) == [hem]


def test_nobody_may_anything_without_a_municipality(user: User) -> None:
    assert not any(may(user, permission, None) for permission in RATTIGHETER)


def test_a_stranger_may_nothing(hem: Kommun) -> None:
    stranger = AnonymousUser()
    assert not any(may(stranger, permission, hem) for permission in RATTIGHETER)
    assert not visible_kommuner(stranger).exists()


def test_an_unknown_permission_is_refused(user: User, hem: Kommun) -> None:
    assert not may(user, "person.radera", hem)


def test_a_closed_account_may_nothing(user: User, hem: Kommun) -> None:
    user.is_active = False
    assert not may(user, "person.se", hem)
    assert roles(user, hem) == frozenset()


def test_a_role_begins_on_its_first_day_and_has_ended_on_its_last(hem: Kommun) -> None:
    user = make_user("tillfallig")
    grant(
        user=user,
        kommun=hem,
        roll=Roll.INSPEKTOR,
        fran=date(2026, 3, 2),
        till=date(2026, 3, 5),
        av="prov",
        tid=TID,
    )
    held = [memberships(user, dag=date(2026, 3, day)).exists() for day in range(1, 7)]
    assert held == [False, True, True, True, False, False]


def test_a_revoked_role_stops_working_at_once(user: User, hem: Kommun) -> None:
    today = timezone.localdate()
    assert revoke(user=user, kommun=hem, roll=Roll.HANDLAGGARE, fran=today, av="p", tid=TID) == 1
    assert not may(user, "person.se", hem)


def test_roles_are_read_once_for_a_request_and_anew_for_the_next(
    user: User, hem: Kommun, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        assert remember_roles(user) == [hem]
        assert may(user, "person.se", hem)
        assert not may(user, "person.se", Kommun(kod=ANNAN))
    revoke(
        user=user, kommun=hem, roll=Roll.HANDLAGGARE, fran=timezone.localdate(), av="prov", tid=TID
    )
    assert not may(User.objects.get(pk=user.pk), "person.se", hem)


def test_only_a_samordnare_sees_who_a_protected_person_is(hem: Kommun) -> None:
    for roll in Roll:
        har = make_member(f"en-{roll}", HEM, roll)
        assert may(har, "skyddad.se", hem) == (roll == Roll.SAMORDNARE)


def test_a_role_revoked_from_tomorrow_works_today(user: User, hem: Kommun) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    revoke(user=user, kommun=hem, roll=Roll.HANDLAGGARE, fran=tomorrow, av="p", tid=TID)
    assert may(user, "person.se", hem)


def test_a_role_that_has_not_begun_never_begins_when_revoked(hem: Kommun) -> None:
    user, today = make_user("ny"), timezone.localdate()
    begins = today + timedelta(days=30)
    grant(user=user, kommun=hem, roll=Roll.SYV, fran=begins, av="p", tid=TID)
    revoke(user=user, kommun=hem, roll=Roll.SYV, fran=today, av="p", tid=TID)
    assert not memberships(user, dag=begins).exists()


def test_the_same_role_is_not_given_twice(user: User, hem: Kommun) -> None:
    with pytest.raises(ValidationError, match="redan den rollen"):
        grant(user=user, kommun=hem, roll=Roll.HANDLAGGARE, fran=date(2026, 2, 1), av="p", tid=TID)


def test_a_role_that_ends_before_it_begins_is_refused(hem: Kommun) -> None:
    user = make_user("fel")
    with pytest.raises(ValidationError, match="Slutdagen ligger före"):
        grant(
            user=user,
            kommun=hem,
            roll=Roll.SYV,
            fran=date(2026, 2, 2),
            till=date(2026, 2, 1),
            av="p",
            tid=TID,
        )


WITHOUT_PERSONS = {
    *("logg.se", "fullstandighet.se", "installning.se", "korning.se"),
    *("text.granska", "stod.kostnad", "skolsignal.tal"),  # a text stored nowhere; numbers only
}


def test_chef_and_systemforvaltare_see_no_person(hem: Kommun) -> None:
    personal = RATTIGHETER.keys() - WITHOUT_PERSONS
    for roll in (Roll.CHEF, Roll.SYSTEMFORVALTARE, Roll.SKOLA, Roll.UNGDOM, Roll.DATASKYDD):
        user = make_member(str(roll), HEM, roll)
        assert not any(may(user, permission, hem) for permission in personal), roll


def test_every_change_of_a_role_is_an_event_that_names_nobody(user: User, hem: Kommun) -> None:
    revoke(
        user=user,
        kommun=hem,
        roll=Roll.HANDLAGGARE,
        fran=date(2026, 5, 1),
        av="anvandare:9",
        tid=TID,
    )
    made, given, taken = Handelse.objects.order_by("id")
    assert [made.handling, given.handling, taken.handling] == ["konto.skapa", "roll.ge", "roll.ta"]
    assert (made.kommun, given.kommun) == ("", HEM)
    assert taken.aktor == "anvandare:9"
    assert taken.objekt == f"anvandare:{user.pk}"
    assert taken.uppgifter == {"antal": 1, "fran": "2026-05-01", "roll": "handlaggare"}
    assert "egen" not in f"{made.objekt}{made.detaljer}{given.detaljer}".lower()


def test_an_address_is_one_account_whatever_its_case(user: User) -> None:
    assert User.objects.get_by_natural_key("EGEN@exempel.se") == user
    with pytest.raises(ValidationError):
        make_user("EGEN")
