"""Pages that are read in when somebody asks for them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.urls import path, reverse

from kaja.access import sidor
from kaja.access.sidor import Sida, las_alla


@pytest.fixture
def sida(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sida]:
    """A page of a package of its own, slow to read."""
    paket = tmp_path / "sidprov"
    paket.mkdir()
    (paket / "__init__.py").touch()
    (paket / "lista.py").write_text(
        "import pathlib, time\n"
        "from django.http import HttpResponse\n"
        "with pathlib.Path(__file__).with_name('last').open('a') as fil: fil.write('x')\n"
        "time.sleep(0.05)\n"
        "def visa(request, pk=0): return HttpResponse(f'rad {pk}')\n"
        "visa.kraver = 'register.se'\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sidor, "_alla", [])
    yield Sida("sidprov", "lista.visa")
    for modul in ("sidprov", "sidprov.lista"):
        sys.modules.pop(modul, None)


def test_an_address_is_known_before_its_page_is_read(
    sida: Sida, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    settings.ROOT_URLCONF = (path("lista/<int:pk>", sida, name="lista"),)  # type: ignore[attr-defined]
    assert reverse("lista", kwargs={"pk": 3}) == "/lista/3"
    assert "sidprov.lista" not in sys.modules


def test_a_page_is_read_when_it_is_asked_for(sida: Sida) -> None:
    assert sida(HttpRequest(), pk=3).content == b"rad 3"
    assert "sidprov.lista" in sys.modules


def test_what_the_page_says_of_itself_is_what_its_view_says(sida: Sida) -> None:
    assert sida.kraver == "register.se"
    assert not hasattr(sida, "oppen")


def test_two_who_ask_at_once_read_it_once(sida: Sida, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as tradar:
        svar = list(tradar.map(lambda nr: sida(HttpRequest(), pk=nr).content, range(4)))
    assert svar == [b"rad 0", b"rad 1", b"rad 2", b"rad 3"]
    assert (tmp_path / "sidprov" / "last").read_text() == "x"


def test_all_pages_can_be_read_before_anybody_asks(sida: Sida) -> None:
    las_alla()
    assert "sidprov.lista" in sys.modules
