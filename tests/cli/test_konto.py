"""`kaja konto`: how an installation gets its first account."""

from __future__ import annotations

import pytest
from django.test import Client

from kaja.access.models import Medlemskap, User
from kaja.audit.models import Handelse
from kaja.cli import main

pytestmark = pytest.mark.django_db
EPOST = "ny@kaja.example"


def konto(*arguments: str) -> int:
    return main(["konto", EPOST, "--kommun", "1780", "--roll", "samordnare", *arguments])


def test_the_first_account_can_log_in_with_the_password_that_is_shown_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert konto("--namn", "Ny Samordnare") == 0
    shown = capsys.readouterr().out
    password = shown.split("Lösenordet är ")[1].split()[0]
    assert "samordnare i Karlstad från och med i dag" in shown
    client = Client()
    client.post("/konto/login/", {"login": EPOST, "password": password})
    assert client.get("/malgrupp").status_code == 200
    assert Handelse.objects.filter(handling="roll.ge", aktor="kommandoraden").exists()


def test_a_second_role_keeps_the_account_and_shows_no_password(
    capsys: pytest.CaptureFixture[str],
) -> None:
    konto("--namn", "Ny Samordnare")
    capsys.readouterr()
    assert main(["konto", EPOST, "--kommun", "1780", "--roll", "importor"]) == 0
    assert "Lösenordet" not in capsys.readouterr().out
    assert User.objects.count() == 1
    assert set(Medlemskap.objects.values_list("roll", flat=True)) == {"samordnare", "importor"}


def test_a_role_can_be_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    konto("--namn", "Ny Samordnare")
    assert konto("--ta") == 0
    assert "till och med i går" in capsys.readouterr().out
    membership = Medlemskap.objects.get()
    assert membership.till == membership.fran


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["konto", EPOST, "--kommun", "9999", "--roll", "samordnare"], "Kommunkoden 9999"),
        (["konto", EPOST, "--kommun", "1780", "--roll", "chefen"], "Rollen chefen"),
        (["konto", EPOST, "--kommun", "1780", "--roll", "chef"], "--namn"),
        (["konto", EPOST, "--kommun", "1780", "--roll", "chef", "--ta"], "finns inte"),
        (["konto", "ingen", "--namn", "N", "--kommun", "1780", "--roll", "chef"], "e-post"),
    ],
)
def test_what_cannot_be_used_is_one_swedish_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not User.objects.exists()
