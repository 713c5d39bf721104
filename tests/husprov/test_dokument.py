"""The papers say what is true: links lead somewhere, commands and settings exist."""

from __future__ import annotations

import dataclasses
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from kaja.cli import main
from kaja.intake.sources.bevis import layout as bevis
from kaja.intake.sources.elever import layout as elever
from kaja.intake.sources.folkbokforing import layout as folkbokforing
from kaja.regler.byggstenar import Installningar, Skal
from kaja.regler.skollagen_29_9 import skal

ROOT = Path(__file__).parents[2]
PAPERS = sorted(p for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")] if p.is_file())
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
MAKE_TARGET = re.compile(r"(?:`|^)make ([a-z-]+)", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
COMMAND = re.compile(r"^(?:\.venv/bin/)?kaja (bedom .*?[^\\])$", re.MULTILINE | re.DOTALL)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(text: str) -> set[str]:
    """The anchors that a forge makes of the headings of a page."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    return {heading.strip().replace(" ", "-") for heading in plain}


def broken_links(page: Path, text: str) -> Iterator[str]:
    """The links in the text, as it stood on the page, that lead to nothing in the repository."""
    for link in LINK.findall(text):
        path, _, anchor = unquote(link).partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        target = (page.parent / path).resolve() if path else page
        if not _has(target, anchor):
            yield link


def _has(target: Path, anchor: str) -> bool:
    if not anchor or not target.exists():
        return target.exists()
    return anchor in anchors(target.read_text("utf-8"))


@pytest.mark.parametrize("page", PAPERS, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    assert list(broken_links(page, page.read_text("utf-8"))) == []


def test_a_planted_broken_link_is_found() -> None:
    text = "[a](finns-inte.md) [b](README.md#finns-inte) [c](README.md#licens) [d](https://a.se)"
    found = list(broken_links(ROOT / "planterad.md", text))
    assert found == ["finns-inte.md", "README.md#finns-inte"]


@pytest.mark.parametrize("page", PAPERS, ids=name)
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(MAKE_TARGET.findall(page.read_text("utf-8"))) <= targets


def test_the_settings_of_the_manual_are_the_settings_of_the_law() -> None:
    manual = (ROOT / "docs/handbok/kommandoraden.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", manual, re.MULTILINE)
    defaults = {f.name: str(f.default) for f in dataclasses.fields(Installningar)}
    assert dict(rows) == defaults


def commands(page: str) -> list[list[str]]:
    """The `kaja bedom` lines of a page, as arguments."""
    found = COMMAND.findall((ROOT / page).read_text("utf-8"))
    return [shlex.split(command.replace("\\\n", " ")) for command in found]


def test_the_command_of_the_readme_gives_the_target_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (command,) = commands("README.md")
    (tmp_path / "exempel").symlink_to(ROOT / "exempel")
    monkeypatch.chdir(tmp_path)
    assert main(command) == 0
    rows = (tmp_path / "malgrupp.csv").read_text("utf-8").splitlines()
    assert len(rows) > 3000
    assert (tmp_path / "problem.csv").exists()


def options(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The options of a command, as its help tells them."""
    with pytest.raises(SystemExit):
        main([command, "--help"])
    return set(OPTION.findall(capsys.readouterr().out)) - {"--help"}


def test_the_manual_tells_the_options_of_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    told = set(OPTION.findall((ROOT / "docs/handbok/kommandoraden.md").read_text("utf-8")))
    there_are = (options(command, capsys) for command in ("bedom", "las-in", "konto", "natt"))
    assert told - {"--help"} == set().union(*there_are)


def test_the_manual_tells_every_column_that_is_read() -> None:
    manual = (ROOT / "docs/handbok/kommandoraden.md").read_text("utf-8")
    layouts = (*folkbokforing.GRUND, *folkbokforing.KONTAKT, *elever.LAYOUT, *bevis.LAYOUT)
    assert [k.namn for k in layouts if f"`{k.namn}`" not in manual] == []
    assert [k.namn for k in layouts if k.kravs and f"**`{k.namn}`**" not in manual] == []


def test_the_manual_tells_every_question_that_the_law_can_ask() -> None:
    manual = (ROOT / "docs/handbok/oklart.md").read_text("utf-8")
    questions = [s.fraga for s in vars(skal).values() if isinstance(s, Skal) and s.fraga]
    assert len(questions) > 10
    assert [question for question in questions if f"| {question} |" not in manual] == []


def test_the_changelog_has_the_version_of_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_licence_is_whole() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in licence
    assert all(f"\n{article}. " in licence for article in range(1, 16))
    assert "'Compatible Licences' according to Article 5 EUPL are:" in licence
