"""`kaja bedom`: where the answer is written, and that nothing is ever half written."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from kaja.flows import bedom_filer as flodet
from tests.cli.bedomning import (
    ALLA_2008,
    ANNA,
    BO,
    DAG,
    KOMMUN,
    PROBLEMRUBRIK,
    RUBRIK,
    TACKNING,
    Verkstad,
    las,
    rader_i,
)

FOLK = "--folkbokforing"
FRAGA = ("--kommun", KOMMUN, "--dag", DAG)
KAJA = (str(Path(sys.executable).parent / "kaja"), "bedom", *FRAGA)
MODUL = (sys.executable, "-m", "kaja", "bedom", *FRAGA)


def starta(*argument: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*KAJA, *argument], text=True, capture_output=True, timeout=60)


def manga_inskrivningar(verkstad: Verkstad, antal: int) -> Path:
    """So many different rows, all of them good."""
    start = date(2000, 1, 1)
    dagar = (start + timedelta(days=n) for n in range(antal // len(ALLA_2008) + 1))
    return verkstad.elever(*(f"{nummer};GY;{dag};;" for dag in dagar for nummer in ALLA_2008))


def test_the_answer_on_standard_output_is_the_same_bytes_as_in_a_file(verkstad: Verkstad) -> None:
    folk = verkstad.folkbokforing(*ALLA_2008[:20])
    filen = verkstad.kor(FOLK, folk, *TACKNING)
    utgang = verkstad.ratt(*FRAGA, FOLK, folk, *TACKNING, "--ut", "-")
    assert utgang.ut == (verkstad.mapp / "ut/malgrupp.csv").read_text(encoding="utf-8")
    assert utgang.fel == filen.fel
    assert (utgang.status, len(rader_i(utgang.ut))) == (0, 20)


@pytest.mark.parametrize("kommando", [KAJA, MODUL])
def test_standard_output_is_utf8_whatever_the_terminal_wants(
    verkstad: Verkstad, kommando: tuple[str, ...]
) -> None:
    kort = subprocess.run(
        [*kommando, FOLK, verkstad.folkbokforing(ANNA), "--ut", "-"],
        capture_output=True,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert kort.returncode == 0
    assert kort.stdout.decode("utf-8").startswith(f"{RUBRIK}\n{ANNA};oklart;kaa.p3;Ingen pågående")
    assert kort.stdout.count(b"\n") == 2


def test_a_reader_that_has_had_enough_is_no_fault(verkstad: Verkstad) -> None:
    folk = verkstad.folkbokforing(*ALLA_2008)
    text = " ".join([*KAJA, FOLK, str(folk), "--ut", "-", "| head -1"])
    kort = subprocess.run(["bash", "-c", text], capture_output=True, text=True, timeout=60)
    assert kort.stdout == f"{RUBRIK}\n"
    assert "Traceback" not in kort.stderr
    assert "Broken" not in kort.stderr


def test_answers_replace_what_was_there_and_leave_nothing_beside(verkstad: Verkstad) -> None:
    gammal = verkstad.fil("ut/malgrupp.csv", "gammalt")
    verkstad.kor(FOLK, verkstad.folkbokforing(ANNA))
    assert gammal.read_text().startswith(RUBRIK)
    assert verkstad.namn() == {"folkbokforing.csv", "ut/malgrupp.csv", "ut/problem.csv"}


def test_a_new_file_can_be_read_by_those_who_may_read_other_files(verkstad: Verkstad) -> None:
    umask = os.umask(0o027)
    try:
        verkstad.kor(FOLK, verkstad.folkbokforing(ANNA))
    finally:
        os.umask(umask)
    assert (verkstad.mapp / "ut/malgrupp.csv").stat().st_mode & 0o777 == 0o640


def test_a_link_keeps_being_a_link(verkstad: Verkstad) -> None:
    riktig, lank = verkstad.fil("annan/svar.csv", "gammalt"), verkstad.mapp / "lank.csv"
    lank.symlink_to(riktig)
    verkstad.kor(FOLK, verkstad.folkbokforing(ANNA), ut=lank)
    assert lank.is_symlink()
    assert riktig.read_text().startswith(RUBRIK)


@pytest.mark.parametrize("namn", ["--ut", "--problem"])
def test_a_place_that_cannot_be_written_is_one_line_and_nothing_is_written(
    verkstad: Verkstad, namn: str
) -> None:
    folk = verkstad.folkbokforing(ANNA)
    (verkstad.mapp / "mapp").mkdir()
    (verkstad.mapp / "slinga").symlink_to(verkstad.mapp / "slinga")
    for plats, mening in {
        "finns/inte/svar.csv": "Det går inte att skriva i mappen ",
        "folkbokforing.csv/svar.csv": "Det går inte att skriva i mappen ",
        "slinga": "Det går inte att skriva i mappen ",
        "mapp": "Det är en mapp. Skriv också vad filen ska heta.",
        "folkbokforing.csv": "Filen läses också. Välj ett annat namn att skriva till.",
    }.items():
        hel = verkstad.mapp / plats
        platser = {"--ut": verkstad.mapp / "a.csv", "--problem": verkstad.mapp / "b.csv", namn: hel}
        argument = [a for par in platser.items() for a in map(str, par)]
        utgang = verkstad.ratt(*FRAGA, FOLK, folk, *argument)
        assert (utgang.status, utgang.ut) == (2, "")
        assert utgang.fel.startswith(f"kaja bedom: {hel}: {mening}")
        assert utgang.fel.count("\n") == 1
        assert verkstad.namn() <= {"folkbokforing.csv", "slinga"}
        assert folk.read_text().endswith(f"{ANNA};{KOMMUN}\n")


def test_an_input_is_never_written_over_by_another_of_its_names(verkstad: Verkstad) -> None:
    folk, elever = verkstad.folkbokforing(ANNA), verkstad.elever()
    (verkstad.mapp / "lank.csv").symlink_to(elever)
    (verkstad.mapp / "hard.csv").hardlink_to(elever)
    for namn in ("lank.csv", "hard.csv", "./elever.csv"):
        utgang = verkstad.kor(FOLK, folk, "--elever", elever, ut=f"{verkstad.mapp}/{namn}")
        assert (utgang.status, "Filen läses också" in utgang.fel) == (2, True)


def test_the_answer_and_the_problems_need_a_file_each(verkstad: Verkstad) -> None:
    folk, plats = verkstad.folkbokforing(ANNA), verkstad.mapp / "svar.csv"
    for annat in (plats, verkstad.mapp / "." / "ut" / ".." / "svar.csv"):
        utgang = verkstad.kor(FOLK, folk, "--problem", annat, ut=plats)
        assert (utgang.status, "Filen skrivs också" in utgang.fel) == (2, True)
        assert not plats.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(verkstad: Verkstad) -> None:
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(ANNA), ut="/dev/full")
    assert (utgang.status, utgang.problem) == (2, [])
    assert utgang.fel == "kaja bedom: Disken är full. Gör plats, eller skriv någon annanstans.\n"


def test_files_may_come_through_pipes_and_leave_through_them(verkstad: Verkstad) -> None:
    folk = verkstad.folkbokforing(*ALLA_2008[:5])
    stor = manga_inskrivningar(verkstad, 150_000)
    assert stor.stat().st_size > flodet._STORA_FRAN_BYTE
    text = f"{' '.join(KAJA)} {FOLK} <(cat {folk}) --elever {stor} --ut >(cat) --problem /dev/null"
    kort = subprocess.run(["bash", "-c", text], capture_output=True, text=True, timeout=60)
    assert kort.returncode == 0, kort.stderr
    assert len(rader_i(kort.stdout)) == 5
    assert Path("/dev/null").is_char_device()


def test_the_progress_is_shown_on_a_terminal_only_and_cleared(verkstad: Verkstad) -> None:
    elever = manga_inskrivningar(verkstad, 60_000)
    argument = (
        FOLK,
        verkstad.folkbokforing(ANNA),
        "--elever",
        elever,
        "--ut",
        verkstad.mapp / "svar.csv",
    )
    assert "\r" not in starta(*argument).stderr
    ledare, skarm = pty.openpty()
    kort = subprocess.run([*KAJA, *map(str, argument)], stderr=skarm, timeout=60)
    text = os.read(ledare, 100_000).decode()
    assert kort.returncode == 0
    _, framsteg, _, tomt, sammanfattning, *_ = text.split("\r")
    assert framsteg.rstrip() == "elever.csv: 50 000 rader"
    assert (tomt.strip(), len(tomt)) == ("", len(framsteg))
    assert sammanfattning.startswith("1 person: ")


MITT_I = """
import sys, time
from kaja.flows import bedom_filer

def halvvags(fil, rader):
    fil.write("halvt")
    fil.flush()
    time.sleep(60)

bedom_filer.skriv_svar = halvvags
if __name__ == "__main__":
    from kaja.cli import main
    raise SystemExit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("signalen", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing_half_written(
    verkstad: Verkstad, signalen: signal.Signals
) -> None:
    program, folk = verkstad.fil("mitt_i.py", MITT_I), verkstad.folkbokforing(ANNA, BO)
    platser = ("--ut", verkstad.mapp / "svar.csv", "--problem", verkstad.mapp / "problem.csv")
    pagar = subprocess.Popen(
        [sys.executable, program, "bedom", *FRAGA, FOLK, folk, *platser],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_lyssnar_pa_ctrl_c,  # noqa: PLW1509 - nothing else runs in this process's threads
    )
    while not _nagot_halvt(verkstad.mapp) and pagar.poll() is None:
        time.sleep(0.01)
    (os.killpg if signalen == signal.SIGINT else os.kill)(pagar.pid, signalen)
    fel = pagar.communicate(timeout=20)[1]
    assert (pagar.returncode, fel) == (130, "Avbrutet. Inget är halvskrivet.\n")
    assert verkstad.namn() == {"mitt_i.py", "folkbokforing.csv"}


def _nagot_halvt(mapp: Path) -> bool:
    return any(fil.stat().st_size for fil in mapp.glob(".kaja-*"))


def _lyssnar_pa_ctrl_c() -> None:
    """As in a terminal. A test run in the background is started with Ctrl-C ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_the_command_itself_gives_its_exit_status(verkstad: Verkstad) -> None:
    folk, ut = verkstad.folkbokforing(ANNA), verkstad.mapp / "svar.csv"
    problem = verkstad.mapp / "p.csv"
    assert starta(FOLK, folk, "--ut", ut, "--problem", problem).returncode == 0
    assert [rad["personnummer"] for rad in las(ut)] == [ANNA]
    assert problem.read_text() == f"{PROBLEMRUBRIK}\n"
    kort = starta(FOLK, "finns inte.csv", "--ut", "-")
    assert (kort.returncode, kort.stdout) == (2, "")
    assert (
        kort.stderr
        == "kaja bedom: finns inte.csv: Filen finns inte. Kontrollera namnet och mappen.\n"
    )


def test_too_little_memory_is_one_line(verkstad: Verkstad, monkeypatch: pytest.MonkeyPatch) -> None:
    def tar_slut(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(flodet, "las_filer", tar_slut)
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(ANNA))
    assert (utgang.status, verkstad.namn()) == (2, {"folkbokforing.csv"})
    assert utgang.fel == (
        "kaja bedom: Minnet räcker inte. Stäng andra program, eller dela upp filerna.\n"
    )


def test_closed_streams_are_no_traceback(verkstad: Verkstad) -> None:
    text = " ".join([*KAJA, FOLK, str(verkstad.folkbokforing(ANNA)), "--ut -"])
    utan_fel = subprocess.run(["bash", "-c", f"{text} 2>&-"], capture_output=True, timeout=60)
    assert (utan_fel.returncode, utan_fel.stdout.count(b"\n")) == (0, 2)
    utan_ut = subprocess.run(["bash", "-c", f"{text} >&-"], capture_output=True, timeout=60)
    assert utan_ut.returncode == 2
    assert utan_ut.stderr.decode() == (
        "kaja bedom: Standard ut är stängd. Skriv i stället vad filen ska heta efter --ut.\n"
    )
