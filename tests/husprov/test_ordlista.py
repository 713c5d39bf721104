"""The glossary knows every word of the database, and no word that has left the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
KAJA = ROOT / "src" / "kaja"
GLOSSARY = ROOT / "docs" / "ordlista.md"
ENGLISH = {
    "User", "email", "id", "is_active", "last_login", "password", "sha256", "user", "user_ptr",
}  # fmt: skip
FIELD = re.compile(r"\w+\.(?:\w+Field|ForeignKey)$")


def words_of_models(source: str) -> Iterator[str]:
    """The names of the models and choices in a `models.py`, and of their fields."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and _describes_data(node):
            yield node.name
            yield from _fields(node)


def _describes_data(node: ast.ClassDef) -> bool:
    bases = {ast.unparse(base) for base in node.bases}
    return not any("Error" in b or "QuerySet" in b or "Manager" in b for b in bases)


def _fields(node: ast.ClassDef) -> Iterator[str]:
    for statement in node.body:
        match statement:
            case ast.Assign([ast.Name(name)], ast.Call(function)) if is_field(function):
                yield name


def is_field(function: ast.expr) -> bool:
    return FIELD.match(ast.unparse(function)) is not None


@cache
def words_of_the_database() -> frozenset[str]:
    models = [*KAJA.glob("*/models.py"), *KAJA.glob("*/models/*.py"), KAJA / "access" / "roller.py"]
    return frozenset(
        word for path in models for word in words_of_models(path.read_text("utf-8"))
    ) - frozenset(ENGLISH)


@cache
def glossary_words() -> frozenset[str]:
    """Every word in the column "I koden" of the tables in the glossary."""
    rows = re.findall(r"^\|[^|]*\|([^|]*)\|", GLOSSARY.read_text("utf-8"), re.MULTILINE)
    return frozenset(word for cell in rows for word in re.findall(r"`([^`]+)`", cell))


@cache
def identifiers() -> frozenset[str]:
    text = "\n".join(path.read_text("utf-8") for path in KAJA.rglob("*.py"))
    return frozenset(re.findall(r"\w+", text))


def test_every_word_of_the_database_is_in_the_glossary() -> None:
    assert sorted(words_of_the_database() - glossary_words()) == []


def test_the_glossary_has_no_word_that_has_left_the_code() -> None:
    assert sorted(word for word in glossary_words() if word not in identifiers()) == []


def test_words_in_code_are_ascii() -> None:
    assert sorted(word for word in glossary_words() if not word.isascii()) == []


def test_a_planted_model_and_its_fields_are_seen() -> None:
    planted = "class Frukost(models.Model):\n    ost = models.CharField(max_length=3)\n    x = 1"
    assert list(words_of_models(planted)) == ["Frukost", "ost"]
