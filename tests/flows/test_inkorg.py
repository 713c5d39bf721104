"""The watched folder: files are taken once, put aside, and read in only where that is chosen."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from kaja.access.models import Kommun
from kaja.flows.inkorg import day_in, hamta, kommuner
from kaja.intake.models import MottagenFil, Status
from kaja.register.models import Bedomning
from kaja.styrning.actions import set_installning
from kaja.underlag.models import Omprovning, Studiefaktum, Tackning
from tests.flows.kommunen import (
    ANNAN,
    DAG,
    HEM,
    LEO,
    NORA,
    boende,
    elev,
    fil,
    in_i_registret,
    minut,
)

pytestmark = pytest.mark.django_db


def lagg(mapp: Path, namn: str, innehall: bytes, *, nr: int = 0) -> Path:
    """Put a file in the folder, a good while before minute one."""
    path = mapp / HEM / namn
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(innehall)
    os.utime(path, (minut(nr).timestamp(),) * 2)
    return path


def las_in_utan_att_fraga() -> None:
    """The municipality has chosen that what lies in the folder is read in."""
    set_installning(
        kommun=Kommun.objects.get(pk=HEM), namn="inkorg_laser_in", varde="ja",
        fran=DAG, dag=DAG, user=None, aktor="prov", tid=minut(0),
    )  # fmt: skip


def tom(mapp: Path, nr: int = 1) -> list[tuple[str, str]]:
    kommun = Kommun.objects.get(pk=HEM)
    return [(h.namn, h.mening) for h in hamta(inkorg=mapp, kommun=kommun, tid=minut(nr), dag=DAG)]


def test_a_file_is_received_with_sender_and_day_and_waits_for_someone(tmp_path: Path) -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    path = lagg(tmp_path, "Skola A/elever-2026-11-20.csv", fil("elever", elev(NORA)))

    assert tom(tmp_path) == [("elever-2026-11-20.csv", "Väntar på att någon granskar den.")]

    mottagen = MottagenFil.objects.get(kalla="elever")
    assert (mottagen.avsandare, mottagen.tackning_tom) == ("Skola A", date(2026, 11, 20))
    assert mottagen.status == Status.GRANSKAS
    assert not path.exists()
    assert (path.parent / "klart" / path.name).exists()
    assert tom(tmp_path, 2) == []


def test_a_file_named_with_a_day_to_come_is_put_aside_with_a_sentence(tmp_path: Path) -> None:
    path = lagg(tmp_path, "elever-2026-12-20.csv", fil("elever", elev(NORA)))

    ((_, mening),) = tom(tmp_path)

    assert "till och med 2026-12-20, som inte har varit än" in mening
    assert (path.parent / "fel" / f"{path.name}.txt").read_text().strip() == mening
    assert not MottagenFil.objects.exists()


def test_a_municipality_that_has_chosen_so_has_its_files_read_in(tmp_path: Path) -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    las_in_utan_att_fraga()
    lagg(tmp_path, "elever.csv", fil("elever", elev(NORA)))

    assert tom(tmp_path) == [("elever.csv", "Inläst.")]
    assert Studiefaktum.objects.filter(ersatt=None).count() == 1


def test_a_file_that_may_be_another_municipalitys_waits_for_someone(tmp_path: Path) -> None:
    las_in_utan_att_fraga()
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    lagg(tmp_path, "elever-2026-11-20.csv", fil("elever", elev(LEO)))
    lagg(tmp_path, "folkbokforing.csv", fil("folkbokforing", boende(LEO, kommun=ANNAN)))

    sagt = tom(tmp_path)

    assert all("ingen i filen finns i kommunens register" in mening for _, mening in sagt)
    assert MottagenFil.objects.filter(status=Status.GRANSKAS).count() == 2
    assert not Tackning.objects.filter(kalla="elever").exists()


def test_of_several_files_all_are_read_before_anyone_is_judged_once(tmp_path: Path) -> None:
    las_in_utan_att_fraga()
    in_i_registret("folkbokforing", boende(LEO), nr=0)
    lagg(tmp_path, "bevis-2026-11-20.csv", fil("bevis", f"{NORA};studiebevis;2026-01-01"))
    lagg(tmp_path, "elever-2026-11-20.csv", fil("elever", elev(NORA)))
    lagg(tmp_path, "folkbokforing-2026-11-20.csv", fil("folkbokforing", boende(NORA), boende(LEO)))
    lagg(tmp_path, "trasig.csv", b"")

    sagt = tom(tmp_path)

    assert [mening for _, mening in sagt[:3]] == ["Inläst."] * 3
    (svar,) = Bedomning.objects.filter(person__nummer=NORA)
    assert (svar.utfall, svar.kand_fran) == ("omfattas_inte", minut(1))
    assert not Omprovning.objects.exists()


def test_a_file_that_cannot_be_used_is_put_aside_with_the_reason(tmp_path: Path) -> None:
    path = lagg(tmp_path, "trasig.csv", b"")

    ((_, mening),) = tom(tmp_path)

    told = path.parent / "fel" / "trasig.csv.txt"
    assert mening
    assert told.read_text("utf-8").strip() == mening
    assert (path.parent / "fel" / "trasig.csv").exists()


def test_a_link_is_put_aside_and_what_it_points_to_is_not_read(tmp_path: Path) -> None:
    hemlig = tmp_path / "hemlig.csv"
    hemlig.write_bytes(fil("elever", elev(NORA)))
    path = lagg(tmp_path, "annan.csv", b"").with_name("elever.csv")
    path.with_name("annan.csv").unlink()
    path.symlink_to(hemlig)
    os.utime(hemlig, (minut(0).timestamp(),) * 2)

    ((_, mening),) = tom(tmp_path)

    assert "länk" in mening
    assert not MottagenFil.objects.exists()
    assert hemlig.exists()
    assert (path.parent / "fel" / "elever.csv").is_symlink()


def test_a_file_that_may_not_be_read_is_put_aside_and_the_others_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put there by another account of the computer, for its own eyes only."""
    stangd = lagg(tmp_path, "elever.csv", fil("elever", elev(LEO)))
    lagg(tmp_path, "bevis.csv", fil("bevis"))
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path == stangd:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)

    sagt = dict(tom(tmp_path))

    assert "får inte läsas" in sagt["elever.csv"]
    assert MottagenFil.objects.get().kalla == "bevis"
    assert (stangd.parent / "fel" / "elever.csv.txt").exists()


def test_a_file_that_is_still_being_written_is_left_alone(tmp_path: Path) -> None:
    path = lagg(tmp_path, "elever.csv", fil("elever", elev(NORA)), nr=1)

    assert tom(tmp_path) == []
    assert path.exists()


def test_a_run_killed_before_the_file_was_put_aside_takes_it_again_and_once(
    tmp_path: Path,
) -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    lagg(tmp_path, "elever.csv", fil("elever", elev(NORA)))
    tom(tmp_path)
    lagg(tmp_path, "elever.csv", fil("elever", elev(NORA)))

    tom(tmp_path, 2)

    assert MottagenFil.objects.filter(kalla="elever").count() == 1
    assert len(list((tmp_path / HEM / "klart").iterdir())) == 2


@pytest.mark.parametrize("innehall", [fil("elever", elev(NORA)), b""])
def test_what_another_run_takes_at_the_same_time_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, innehall: bytes
) -> None:
    in_i_registret("folkbokforing", boende(NORA), nr=0)
    lagda = [lagg(tmp_path, namn, innehall) for namn in ("a.csv", "b.csv")]
    riktig = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        """As soon as the first has been read, the other run has put both aside."""
        innehall = riktig(path)
        for en in lagda:
            en.unlink()
        return innehall

    monkeypatch.setattr(Path, "read_bytes", read_bytes)

    assert [namn for namn, _ in tom(tmp_path)] == ["a.csv"]
    assert not [path for path in (tmp_path / HEM).rglob("*") if path.is_file()]


def test_only_folders_named_after_a_municipality_are_looked_in(tmp_path: Path) -> None:
    for namn in (HEM, "9999", "annat"):
        (tmp_path / namn).mkdir()

    assert [kommun.pk for kommun in kommuner(tmp_path)] == [HEM]
    assert kommuner(tmp_path / "finns inte") == []


@pytest.mark.parametrize(
    "namn, dag",
    [
        ("elever-2026-11-20.csv", date(2026, 11, 20)),
        ("20261120_elever.xlsx", date(2026, 11, 20)),
        ("elever 2026-11-13--2026-11-20.csv", date(2026, 11, 20)),
        ("elever-2026-13-45.csv", None),
        ("elever.csv", None),
    ],
)
def test_the_last_day_in_the_name_says_how_far_the_file_reports(
    namn: str, dag: date | None
) -> None:
    assert day_in(namn) == dag
