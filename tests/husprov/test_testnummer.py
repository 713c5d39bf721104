"""Only Skatteverket's test identity numbers stand anywhere in the repository.

A number with a wrong check digit belongs to nobody and may stand where a test means it to be wrong.
"""

from __future__ import annotations

import csv
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from stdnum import luhn

ROOT = Path(__file__).parents[2]
LIST = ROOT / "src/kaja/exempel/data/testpersonnummer.csv"
NUMBER = re.compile(r"(?<![\w.])(\d\d)?(\d\d)(\d\d)(\d\d)[-+ ]?(\d{4})(?!\w)")
SAMORDNING = 60  # is added to the day in a samordningsnummer


def allowed() -> frozenset[str]:
    """The test numbers, by their last ten digits."""
    with LIST.open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter=";")
        next(rows)
        return frozenset(row[0][-10:] for row in rows)


def real_looking(text: str) -> set[str]:
    """Every identity number in the text that would pass as real, by its last ten digits."""
    found = set()
    for century, year, month, day, last in NUMBER.findall(text):
        ten = year + month + day + last
        if luhn.is_valid(ten) and _is_date(century, year, month, day):
            found.add(ten)
    return found


def _is_date(century: str, year: str, month: str, day: str) -> bool:
    if century and century not in ("18", "19", "20"):
        return False
    if int(day) >= SAMORDNING:  # month and day may be unknown, and are zero then
        return int(month) <= 12 and int(day) <= SAMORDNING + 31
    try:
        date(int((century or "20") + year), int(month), int(day))
    except ValueError:
        return False
    return True


def files() -> list[Path]:
    """Every file that is or is about to be in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in found if path.is_file()]


def test_no_identity_number_but_the_test_numbers_stands_in_the_repository() -> None:
    good = allowed()
    strange = {
        str(path.relative_to(ROOT)): sorted(numbers)
        for path in files()
        if (numbers := real_looking(path.read_bytes().decode("utf-8", "ignore")) - good)
    }
    assert strange == {}


def test_the_list_of_test_numbers_is_whole() -> None:
    assert len(allowed()) > 10_000


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (lambda ten: ten, True),
        (lambda ten: "20" + ten, True),
        (lambda ten: f"{ten[:6]}-{ten[6:]}", True),
        (lambda ten: f"({ten[:6]}+{ten[6:]})", True),
        (lambda ten: ten[:9] + str((int(ten[9]) + 1) % 10), False),
        (lambda ten: ten + "0", False),
        (lambda ten: "a" + ten, False),
    ],
)
def test_a_number_is_seen_however_it_is_written(change: object, seen: bool) -> None:
    ten = min(allowed())
    text = f"Numret är {change(ten)}."  # type: ignore[operator]
    assert bool(real_looking(text)) is seen
