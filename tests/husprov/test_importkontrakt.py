"""What the import contracts cannot say: standard library, clock, chance, and who writes rows."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KAJA = ROOT / "src" / "kaja"
ROOMS_WITH_A_CLOCK = {"web", "api", "cli"}
MAY_READ_THE_CLOCK = {  # and why
    "access/adapter.py": "when somebody logged in",
    "access/middleware.py": "how long a session has been idle",
    "access/models.py": "when an account was made",
    "access/queries.py": "a permission holds now; a predicate is given user and municipality only",
}
CLOCKS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "time.time",
    "timezone.localdate",
    "timezone.localtime",
    "timezone.now",
}
CLOCKS_BY_THEMSELVES = {"localdate()", "localtime()", "now()"}  # `time()` may be midnight
FIELDS_WITH_A_CLOCK = {"auto_now", "auto_now_add"}
ABOVE_THE_ROOMS = {"config", "web", "cli", "flows"}
WRITES = {"bulk_create", "bulk_update", "create", "delete", "get_or_create", "save"}
CHANCE = {"random", "secrets", "uuid"}


def modules() -> list[Path]:
    return sorted(KAJA.rglob("*.py"))


def imported_roots(source: str) -> Iterator[str]:
    """The first part of the name of every module that is imported, also inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def clocks_read(source: str) -> list[str]:
    """Every place that reads the clock of the machine, as `line: what`."""
    return [f"{line}: {name}" for line, name in _possible_clocks(source) if name in ALL_CLOCKS]


ALL_CLOCKS = CLOCKS | CLOCKS_BY_THEMSELVES | FIELDS_WITH_A_CLOCK
LAST_WORDS = {name.rpartition(".")[2] for name in CLOCKS}  # to write out every name is slow


def _possible_clocks(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in LAST_WORDS:
            yield node.lineno, ".".join(ast.unparse(node).split(".")[-2:])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.value.lineno, node.arg


def chance_used(source: str) -> list[str]:
    """Modules of chance that are imported, and any other use of `random` than a seeded one."""
    if not any(word in source for word in CHANCE):
        return []
    tree = ast.parse(source)
    calls = [ast.unparse(n) for n in ast.walk(tree) if isinstance(n, ast.Call)]
    unseeded = [c for c in calls if c.startswith("random.") and not c.startswith("random.Random(")]
    imports = sorted(set(imported_roots(source)) & CHANCE - {"random"})
    return [*unseeded, *imports, *(c for c in calls if c == "random.Random()")]


def rows_written(source: str) -> list[str]:
    """Every call that writes rows through the ORM, as `line: call`."""
    calls = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Call)]
    named = [(n.lineno, n.func) for n in calls if isinstance(n.func, ast.Attribute)]
    return [
        f"{line}: {ast.unparse(call)}"
        for line, call in named
        if call.attr in WRITES or (call.attr == "update" and ".objects." in ast.unparse(call))
    ]


def room_of(path: Path) -> str:
    return path.relative_to(KAJA).parts[0]


@pytest.mark.parametrize("path", sorted((KAJA / "regler").rglob("*.py")), ids=lambda p: p.stem)
def test_the_law_imports_only_the_standard_library(path: Path) -> None:
    foreign = set(imported_roots(path.read_text("utf-8"))) - sys.stdlib_module_names - {"kaja"}
    assert not foreign


def test_only_the_edges_read_the_clock() -> None:
    readers = {
        path.relative_to(KAJA).as_posix()
        for path in modules()
        if room_of(path) not in ROOMS_WITH_A_CLOCK and "migrations" not in path.parts
        if clocks_read(path.read_text("utf-8"))
    }
    assert readers == set(MAY_READ_THE_CLOCK), "time is an argument: take it as one"


def test_only_the_edges_use_chance() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {use}"
        for path in modules()
        if room_of(path) not in ROOMS_WITH_A_CLOCK | {"config"}
        for use in chance_used(path.read_text("utf-8"))
    }
    assert not found, "randomness is an argument: take a seed"


@pytest.mark.parametrize(
    "planted",
    [
        "from datetime import date\nidag = date.today()",
        "import datetime\nnu = datetime.datetime.now(tz)",
        "from django.utils import timezone\nfalt = Falt(default=timezone.now)",
        "from django.utils.timezone import localdate\nidag = localdate()",
        "skapad = models.DateTimeField(auto_now_add=True)",
    ],
)
def test_a_planted_clock_is_found(planted: str) -> None:
    assert clocks_read(planted)


def test_chance_is_found_and_a_seeded_generator_is_not() -> None:
    assert chance_used("import random\nx = random.choice(y)")
    assert chance_used("import random\nx = random.Random()")
    assert chance_used("import secrets")
    assert not chance_used("import random\nx = random.Random(fro)")


def test_only_a_room_writes_its_own_rows() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{call}"
        for path in modules()
        if room_of(path) in ABOVE_THE_ROOMS
        for call in rows_written(path.read_text("utf-8"))
    }
    assert not found, "call an action of the room: it writes the audit event too"


@pytest.mark.parametrize(
    "planted", ["person.save()", "Person.objects.filter(pk=1).update(namn='')", "rader.delete()"]
)
def test_a_planted_write_is_found(planted: str) -> None:
    assert rows_written(planted)


def test_every_room_stands_on_a_floor() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    floors = next(c for c in contracts["contracts"] if c["id"] == "vaningar")
    placed = {room.strip(" ()") for floor in floors["layers"] for room in floor.split("|")}
    rooms = {path.parent.name for path in KAJA.glob("*/__init__.py")}
    assert rooms == placed


def test_judging_from_files_starts_without_django() -> None:
    program = "import sys, kaja.cli.bedom; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0


def test_rows_that_all_others_refer_to_are_locked_without_their_keys() -> None:
    """Else whoever writes a row about the same municipality or youth waits, and may wait for ever:
    a foreign key shares the key of the row it refers to."""
    for path in modules():
        text = path.read_text("utf-8")
        for model in ("Kommun", "Person"):
            assert f"{model}.objects.select_for_update()" not in text, path
