"""A fetch from SS 12000 that was killed is gone on from; what the disk spoilt is fetched anew."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kaja.intake.sources.ss12000.sidor import Sidmapp
from tests.intake.sources.ss12000 import skolserver
from tests.intake.sources.ss12000.hamtare import (
    NUMMER,
    Hamtare,
    nummer,
)
from tests.intake.sources.ss12000.skolserver import NYCKEL, Fragare, Skola


def test_an_old_beginning_or_another_question_is_not_gone_on_with(
    skola: Skola, hamtare: Hamtare
) -> None:
    skola.storningar = {nr: skolserver.status(401) for nr in (4, 7)}
    hamtare.fel()
    hamtare.fel(sedan=datetime(2026, 2, 1, tzinfo=UTC))
    assert [vag for vag, _ in skola.fragor[4:]] == ["organisations", "persons", "persons"]
    hamtare.nu = datetime.now(UTC) + timedelta(days=2)
    hamtning = hamtare(sedan=datetime(2026, 2, 1, tzinfo=UTC))
    assert (hamtning.fortsatt, hamtning.personer) == (False, 4)


def test_a_page_that_the_disk_has_spoilt_is_fetched_again(skola: Skola, hamtare: Hamtare) -> None:
    skola.storningar[4] = skolserver.status(401)
    hamtare.fel()
    (hamtare.mapp / "persons-000001.sida").write_bytes(b'{"nasta": ')
    assert nummer(hamtare()) == NUMMER[:10]


def test_a_run_that_is_killed_between_any_two_pages_is_gone_on_from(
    skola: Skola, hamtare: Hamtare, tmp_path: Path
) -> None:
    """The server kills the client, for real, when the question comes."""
    program = (
        "import random, sys, time\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from kaja.intake.sources.ss12000.klient import Anslutning, hamta\n"
        "hamta(Anslutning(sys.argv[1], sys.argv[2], poster_per_sida=3), sedan=None,\n"
        "      spara=Path(sys.argv[3]), klocka=lambda: datetime.now(UTC), sov=time.sleep,\n"
        "      slump=random.random)\n"
    )
    kommando = [sys.executable, "-c", program, skola.adress, NYCKEL, str(hamtare.mapp)]
    for vid in range(1, 6):
        barn = subprocess.Popen(kommando)

        def doda(fraga: Fragare, barn: subprocess.Popen[bytes] = barn) -> bool:
            os.kill(barn.pid, signal.SIGKILL)
            barn.wait()
            fraga.close_connection = True
            return True

        skola.storningar = {len(skola.fragor) + 1 + (vid > 1): doda}
        assert barn.wait() == -signal.SIGKILL
        assert hamtare.sidor() == vid - 1
    fragat = len(skola.fragor)
    assert nummer(hamtare()) == NUMMER[:10]
    assert len(skola.fragor) == fragat + 1


def test_half_a_page_is_not_used_and_not_left_behind(skola: Skola, hamtare: Hamtare) -> None:
    skola.storningar[4] = skolserver.status(401)
    hamtare.fel()
    (hamtare.mapp / "persons-000002.sida.halv").write_bytes(b'{"nasta": "x", "avtryck": "')
    (hamtare.mapp / "persons-000007.sida.halv").write_bytes(b'{"nasta": "x", "avtryck": "')
    assert nummer(hamtare()) == NUMMER[:10]
    assert {fil.name for fil in hamtare.mapp.iterdir()} == {"las", "ss12000.json"}


def test_a_run_that_is_killed_when_all_is_fetched_asks_for_nothing_again(
    skola: Skola, hamtare: Hamtare, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as fore:
        fore.setattr(Sidmapp, "avsluta", lambda mapp: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            hamtare()
    fragat = len(skola.fragor)
    assert nummer(hamtare()) == NUMMER[:10]
    assert len(skola.fragor) == fragat


def test_two_runs_do_not_share_a_folder(hamtare: Hamtare) -> None:
    with Sidmapp(hamtare.mapp).last():
        assert hamtare.fel().startswith("En annan hämtning pågår i samma mapp.")
    assert hamtare().personer == 10


def test_a_folder_that_cannot_be_written_is_told(hamtare: Hamtare) -> None:
    hamtare.mapp.write_text("en fil")
    assert hamtare.fel().startswith("Det går inte att skriva i mappen")
