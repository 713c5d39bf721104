"""What `kraver` and `kraver_inloggning` answer, without any page of the product."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import path

from kaja.access.models import Kommun, User
from kaja.access.roller import Roll
from kaja.access.vyer import kraver, kraver_inloggning
from tests.rollbesattning import HEM, make_member

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls(__name__),
]


def _page(_: HttpRequest) -> HttpResponse:
    return HttpResponse("sidan")


urlpatterns = [
    path("in/", _page, name="account_login"),
    path("valj/", _page, name="valj_kommun"),
]
malgrupp = kraver("malgrupp.se")(_page)


def ask(
    user: User | AnonymousUser, kommun: str = "", *, method: str = "get", part: bool = False
) -> HttpRequest:
    headers = {"HX-Request": "true"} if part else {}
    request: HttpRequest = getattr(RequestFactory(), method)("/lista?sok=a&sida=2", headers=headers)
    request.user = user
    request.kommun = Kommun.objects.filter(kod=kommun).first()  # type: ignore[attr-defined]
    return request


@pytest.fixture
def user() -> User:
    return make_member("egen", HEM, Roll.HANDLAGGARE)


def test_the_one_with_the_permission_gets_the_page(user: User) -> None:
    assert malgrupp(ask(user, HEM)).content == b"sidan"


def test_a_stranger_is_sent_to_log_in_and_comes_back_to_the_same_page() -> None:
    answer = malgrupp(ask(AnonymousUser()))
    assert (answer.status_code, answer["Location"]) == (
        302,
        "/in/?next=%2Flista%3Fsok%3Da%26sida%3D2",
    )


def test_what_was_posted_is_not_asked_for_again_after_the_login() -> None:
    assert malgrupp(ask(AnonymousUser(), method="post"))["Location"] == "/in/?next=%2F"


def test_a_part_of_a_page_moves_the_whole_page_to_the_login() -> None:
    answer = malgrupp(ask(AnonymousUser(), part=True))
    assert (answer["HX-Redirect"], answer.content) == ("/in/?next=%2F", b"")


def test_without_a_chosen_municipality_one_is_sent_to_choose(user: User) -> None:
    assert malgrupp(ask(user))["Location"].startswith("/valj/?next=")


def test_without_the_permission_the_answer_is_no(user: User) -> None:
    with pytest.raises(PermissionDenied):
        kraver("logg.se")(_page)(ask(user, HEM))
    with pytest.raises(PermissionDenied):
        malgrupp(ask(user, "0114"))


def test_login_alone_needs_no_municipality(user: User) -> None:
    assert kraver_inloggning(_page)(ask(user)).content == b"sidan"
    assert kraver_inloggning(_page)(ask(AnonymousUser())).status_code == 302


def test_a_misspelt_permission_stops_the_program_at_start() -> None:
    with pytest.raises(ValueError, match=r"person\.see"):
        kraver("person.see")


def test_the_view_carries_its_mark() -> None:
    assert malgrupp.kraver == "malgrupp.se"  # type: ignore[attr-defined]
    assert kraver_inloggning(_page).kraver == "inloggning"  # type: ignore[attr-defined]
