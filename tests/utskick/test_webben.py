"""The web starts without the printer, Word and gateways: the worker has them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "kaja.config.settings"
django.setup()
from django.urls import get_resolver
assert get_resolver().url_patterns
tunga = {"typst", "docx", "docxtpl", "jinja2", "kaja.utskick.portar"}
print(sorted(tunga & set(sys.modules)))
"""


def test_the_web_loads_none_of_it(tmp_path: Path) -> None:
    miljo = os.environ | {"KAJA_DATA": str(tmp_path)}
    sagt = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=miljo, capture_output=True, text=True, check=True
    )
    assert sagt.stdout.strip() == "[]"
