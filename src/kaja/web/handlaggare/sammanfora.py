"""Two who have changed the same form: what only one of them changed, and where they collide. Pure.

A form's content is what a browser sends: the name of each field and its values. It is compared with
what both began with, field by field; a field that only one has changed needs nobody's choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Innehall = Mapping[str, Sequence[str]]
"""The fields of a form as they are sent: name → values. One that is not there is empty."""


class Krock(NamedTuple):
    """One field that may differ: what both began with, what is saved, and what was typed here."""

    namn: str
    fore: tuple[str, ...]
    sparat: tuple[str, ...]
    mitt: tuple[str, ...]


class Jamforelse(NamedTuple):
    """The fields that need a choice, and those that only the other, or only the writer, changed."""

    krockar: tuple[Krock, ...]
    deras: tuple[Krock, ...]
    mina: tuple[Krock, ...]


def varden(innehall: Innehall, namn: str) -> tuple[str, ...]:
    """The values of a field as they are compared: line ends and spaces at the ends mean nothing,
    nor does the order of what is ticked."""
    rena = (v.replace("\r\n", "\n").strip() for v in innehall.get(namn, ()))
    return tuple(sorted(v for v in rena if v))


def jamfor(fore: Innehall, sparat: Innehall, mitt: Innehall) -> Jamforelse:
    """Compare field by field, in the order of what was typed here."""
    krockar, deras, mina = [], [], []
    for namn in dict.fromkeys([*mitt, *sparat, *fore]):
        en = Krock(namn, varden(fore, namn), varden(sparat, namn), varden(mitt, namn))
        if en.sparat == en.mitt:
            continue
        if en.mitt == en.fore:
            deras.append(en)
        elif en.sparat == en.fore:
            mina.append(en)
        else:
            krockar.append(en)
    return Jamforelse(tuple(krockar), tuple(deras), tuple(mina))


def sammanfort(jamfort: Jamforelse, mitt: Innehall) -> dict[str, list[str]]:
    """What was typed here with what only the other changed; collisions are as typed here."""
    ut = {namn: list(varden_) for namn, varden_ in mitt.items()}
    return ut | {en.namn: list(en.sparat) for en in jamfort.deras}


def skillnader(fore: Innehall, efter: Innehall) -> tuple[Krock, ...]:
    """The fields that are different in two saved versions: `fore` and `sparat` of each."""
    return jamfor(fore, efter, fore).deras


SPARAT, MITT, IHOP = "sparat", "mitt", "ihop"


def valt(post: Innehall) -> tuple[dict[str, list[str]], list[str]]:
    """What a form sends, with the choices of the page of a collision put in; and the fields for
    which no choice was made. `val:mal=ihop` with `ihop:mal=…` chooses the third text."""
    ut = {namn: list(v) for namn, v in post.items() if ":" not in namn}
    ovalda = []
    for namn in _krockade(post):
        val = (post.get(f"val:{namn}") or [""])[-1]
        if val in (SPARAT, MITT, IHOP):
            ut[namn] = list(post.get(f"{val}:{namn}", ()))
        else:
            ovalda.append(namn)
            ut[namn] = list(post.get(f"{MITT}:{namn}", ()))
    return ut, ovalda


def _krockade(post: Iterable[str]) -> list[str]:
    return [namn.removeprefix("krock:") for namn in post if namn.startswith("krock:")]
