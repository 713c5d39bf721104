"""argparse som talar svenska: rubriker, användning och fel."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

_FEL = (
    (r"the following arguments are required: (.*)", r"\1 saknas"),
    (r"argument (.*?): expected one argument", r"\1 behöver ett värde"),
    (r"argument (.*?): expected at least one argument", r"\1 behöver minst ett värde"),
    (r"argument (.*?): ignored explicit argument .*", r"\1 tar inget värde"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1: \2 finns inte, välj \3"),
    (r"argument (.*?): invalid (.*?) value: (.*)", r"\1: \3 går inte att använda"),
    (r"argument (.*?): (.*)", r"\1: \2"),
    (r"unrecognized arguments: (.*)", r"\1 finns inte"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 kan betyda flera: \2"),
)


class _Hjalp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "användning: " if prefix is None else prefix)


class Tolk(argparse.ArgumentParser):
    """En tolk som skriver svenska och avslutar med 2 och en enda rad när något är fel."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Hjalp, allow_abbrev=False, **kwargs)
        self._optionals.title = "flaggor"
        self._positionals.title = "argument"
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        fel = " ".join(pa_svenska(message).split())  # an argument may hold line breaks
        print(f"{self.prog}: {fel}. Se {self.prog} --help.", file=sys.stderr)
        raise SystemExit(2)


def pa_svenska(message: str) -> str:
    for pattern, svenska in _FEL:
        if traff := re.fullmatch(pattern, message, re.DOTALL):
            return traff.expand(svenska)
    return message
