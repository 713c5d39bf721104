"""`kaja bedom`: what is said of arguments, one Swedish line each, and the help."""

from __future__ import annotations

import pytest

from kaja.cli import main
from kaja.regler import Installningar
from kaja.regler.byggstenar import TILLATNA_VAL
from tests.cli.bedomning import ANNA, DAG, KOMMUN, Verkstad

FOLK = "--folkbokforing"
SE_HJALPEN = " Se kaja bedom --help."
FYRA_SIFFROR = "--kommun: kommunkoden har fyra siffror, till exempel 1780, inte "
NAMNEN = (
    "grundskola_efter_skolplikt, komvux_gymnasial, folkhogskola, bevis_vantan_dagar, "
    "elever_farskhet_dagar"
)
FEL = {
    "--kommun 178": f"{FYRA_SIFFROR}178.{SE_HJALPEN}",
    "--kommun ١٧٨٠": f"{FYRA_SIFFROR}١٧٨٠.{SE_HJALPEN}",
    "--dag 2026-02-30": f"--dag: skriv dagen som 2026-11-21, inte 2026-02-30.{SE_HJALPEN}",
    "--dag idag": f"--dag: skriv dagen som 2026-11-21, inte idag.{SE_HJALPEN}",
    "--dag": f"--dag behöver ett värde.{SE_HJALPEN}",
    "--dag 2014-12-31": "--dag 2014-12-31: ansvaret finns från 2015-01-01, välj en senare dag.",
    "--elever-tom 31/12": f"--elever-tom: skriv dagen som 2026-11-21, inte 31/12.{SE_HJALPEN}",
    "--elever": f"--elever behöver minst ett värde.{SE_HJALPEN}",
    "--frånvaro x.csv": "--frånvaro x.csv finns inte. Se kaja --help.",
    "--elev x.csv": "--elev x.csv finns inte. Se kaja --help.",
    "--help=ja": f"-h/--help tar inget värde.{SE_HJALPEN}",
    "--installning skostorlek=41": (
        f"--installning skostorlek=41: skriv NAMN=VÄRDE med något av namnen {NAMNEN}."
    ),
    "--installning folkhogskola": (
        f"--installning folkhogskola: skriv NAMN=VÄRDE med något av namnen {NAMNEN}."
    ),
    "--installning folkhogskola=ja": (
        "--installning folkhogskola=ja: värdet ska vara raknas_inte eller raknas."
    ),
    "--installning grundskola_efter_skolplikt=": (
        "--installning grundskola_efter_skolplikt=: "
        "värdet ska vara oklart eller uppfyllt eller inte_uppfyllt."
    ),
    **{
        f"--installning {namn}={varde}": (
            f"--installning {namn}={varde}: värdet ska vara ett antal dagar, 0-9999."
        )
        for namn in ("bevis_vantan_dagar", "elever_farskhet_dagar")
        for varde in ("-1", "1.5", "två", "10000", "²", "")
    },
}


@pytest.mark.parametrize("argument", FEL)
def test_a_bad_argument_is_one_swedish_line(verkstad: Verkstad, argument: str) -> None:
    utgang = verkstad.kor(FOLK, verkstad.folkbokforing(ANNA), *argument.split(" "))
    assert (utgang.status, utgang.ut) == (2, "")
    vem = "kaja" if FEL[argument].endswith("Se kaja --help.") else "kaja bedom"
    assert utgang.fel == f"{vem}: {FEL[argument]}\n"
    assert verkstad.namn() == {"folkbokforing.csv"}


def test_line_breaks_in_an_argument_do_not_break_the_line(verkstad: Verkstad) -> None:
    folk = verkstad.folkbokforing(ANNA)
    for argument in (("--kommun", "1\n2"), ("--installning", "a\r\nb"), (FOLK, "a\nb.csv")):
        utgang = verkstad.kor(FOLK, folk, *argument)
        assert (utgang.status, utgang.fel.count("\n")) == (2, 1)


@pytest.mark.parametrize("saknas", ["--kommun", "--dag", FOLK, "--ut"])
def test_a_required_argument_is_asked_for(verkstad: Verkstad, saknas: str) -> None:
    folk = str(verkstad.folkbokforing(ANNA))
    alla = {"--kommun": KOMMUN, "--dag": DAG, FOLK: folk, "--ut": "-"}
    argument = [a for namn, varde in alla.items() if namn != saknas for a in (namn, varde)]
    utgang = verkstad.ratt(*argument)
    assert (utgang.status, utgang.ut) == (2, "")
    assert utgang.fel == f"kaja bedom: {saknas} saknas.{SE_HJALPEN}\n"


def test_every_value_of_every_setting_is_accepted_and_the_last_one_counts(
    verkstad: Verkstad,
) -> None:
    tal = {"bevis_vantan_dagar": ("0", "9999"), "elever_farskhet_dagar": ("0", "9999")}
    for namn, varden in {**TILLATNA_VAL, **tal}.items():
        for varde in varden:
            val = ("--installning", f"{namn}={varde}")
            folk = verkstad.folkbokforing(ANNA)
            assert (
                verkstad.kor(FOLK, folk, "--installning", f"{namn}={varden[0]}", *val).status == 0
            )


def engelska(text: str) -> set[str]:
    ord_ = set(text.replace("[", " ").replace("]", " ").replace(":", " ").split())
    return ord_ & {"usage", "options", "show", "this", "help", "message", "and", "exit", "the"}


@pytest.mark.parametrize("argument", [["--help"], ["-h"], [], ["bedom", "--help"], ["bedom", "-h"]])
def test_the_help_is_in_swedish(capsys: pytest.CaptureFixture[str], argument: list[str]) -> None:
    if argument:
        with pytest.raises(SystemExit) as slut:
            main(argument)
        assert slut.value.code == 0
    else:
        assert main(argument) == 0
    ut, fel = capsys.readouterr()
    assert ut.startswith(f"användning: kaja {'bedom' if 'bedom' in argument else '[-h]'}")
    assert (fel, engelska(ut)) == ("", set())


def test_the_help_names_every_argument_and_setting(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["bedom", "--help"])
    hjalp = " ".join(capsys.readouterr().out.split())
    for argument in ("kommun", "dag", "folkbokforing", "elever", "bevis", "ut", "problem"):
        assert f"--{argument}" in hjalp
    for namn, varde in Installningar.__dataclass_fields__.items():
        assert f"{namn}={varde.default}" in hjalp


@pytest.mark.parametrize(
    ("argument", "fel"),
    [
        (["bedöm"], "kaja: KOMMANDO: 'bedöm' finns inte, välj "),
        (["--dag", "2026-11-21"], "kaja: KOMMANDO: '2026-11-21' finns inte, välj "),
        (["--bedom"], "kaja: --bedom finns inte."),
    ],
)
def test_an_unknown_command_is_one_swedish_line(
    capsys: pytest.CaptureFixture[str], argument: list[str], fel: str
) -> None:
    with pytest.raises(SystemExit) as slut:
        main(argument)
    assert slut.value.code == 2
    text = capsys.readouterr().err
    assert text.startswith(fel)
    assert (text.count("\n"), "invalid" in text) == (1, False)
