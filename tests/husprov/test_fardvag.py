"""The stops of a row, as docs/fardvag.md tells them, are places in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "fardvag.md").read_text("utf-8")
REFERENCES = sorted(set(re.findall(r"`(kaja(?:\.\w+)+)`", TEXT)))
STOPS = re.findall(r"^## (\d+)\. (.+?)$\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)


def exists(reference: str) -> bool:
    """Whether a dotted name is a module of Kaja, or a name that one of them has."""
    parts = reference.split(".")
    for cut in range(len(parts), 0, -1):
        if module := _module(parts[:cut]):
            return _defines(ast.parse(module.read_text("utf-8")).body, parts[cut:])
    return False


def _module(parts: Sequence[str]) -> Path | None:
    base = (ROOT / "src").joinpath(*parts)
    candidates = (base.with_suffix(".py"), base / "__init__.py")
    return next((path for path in candidates if path.is_file()), None)


def _defines(body: Sequence[ast.stmt], names: Sequence[str]) -> bool:
    if not names:
        return True
    for node in body:
        if names[0] in _names(node):
            return _defines(getattr(node, "body", []), names[1:])
    return False


def _names(node: ast.stmt) -> set[str]:
    match node:
        case ast.FunctionDef() | ast.ClassDef():
            return {node.name}
        case ast.Assign(targets):
            return {target.id for target in targets if isinstance(target, ast.Name)}
        case ast.AnnAssign(ast.Name(name)):
            return {name}
        case ast.ImportFrom():
            return {alias.asname or alias.name for alias in node.names}
    return set()


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_reference_leads_to_a_place_in_the_code(reference: str) -> None:
    assert exists(reference)


def test_every_stop_is_numbered_in_turn_and_names_its_code() -> None:
    assert [int(number) for number, _, _ in STOPS] == list(range(1, len(STOPS) + 1))
    assert [title for _, title, text in STOPS if "`kaja." not in text] == []
    assert len(STOPS) > 5


@pytest.mark.parametrize(
    "reference", ["kaja.finns_inte", "kaja.regler.finns_inte", "kaja.regler.Underlag.finns_inte"]
)
def test_a_planted_reference_to_nothing_is_found(reference: str) -> None:
    assert not exists(reference)


def test_a_method_is_a_place() -> None:
    assert exists("kaja.regler.byggstenar.Villkor.i_kraft")
