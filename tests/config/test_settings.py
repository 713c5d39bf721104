"""The settings as they stand: what must never change by accident."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.test import Client

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def in_a_new_process(expression: str, folder: Path, **environment: str) -> object:
    """What the product's own settings say, with this environment."""
    code = f"import json; from kaja.config import settings as s; print(json.dumps({expression}))"
    env = {**os.environ, "KAJA_DATA": str(folder), "KAJA_DATABASE_URL": "", **environment}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("path", ["/halsa", "/finns-inte", "/konto/login/"])
@pytest.mark.django_db
def test_every_answer_carries_the_security_headers(client: Client, path: str) -> None:
    answer = client.get(path)
    assert set(answer["Content-Security-Policy"].split("; ")) == CSP
    assert {name: answer[name] for name in HEADERS} == HEADERS | {
        "Cache-Control": answer["Cache-Control"]
    }
    assert "no-store" in answer["Cache-Control"]
    assert "geolocation=()" in answer["Permissions-Policy"]


def test_debug_is_off_whatever_the_environment_says(tmp_path: Path) -> None:
    assert in_a_new_process("s.DEBUG", tmp_path, DEBUG="1", DJANGO_DEBUG="true") is False


def test_without_an_address_only_this_computer_is_answered(tmp_path: Path) -> None:
    found = in_a_new_process("[s.ALLOWED_HOSTS, hasattr(s, 'SECURE_HSTS_SECONDS')]", tmp_path)
    assert found == [["localhost", "127.0.0.1", "[::1]"], False]


def test_with_an_address_everything_goes_over_https(tmp_path: Path) -> None:
    found = in_a_new_process(
        "[s.ALLOWED_HOSTS, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SECURE_HSTS_SECONDS >= 31536000, s.SESSION_COOKIE_NAME]",
        tmp_path,
        KAJA_ADRESS="https://kaja.exempel.se",
    )
    assert found == [["kaja.exempel.se"], True, True, True, True, "__Host-kaja"]


def test_behind_a_proxy_its_word_is_taken_and_without_one_it_is_not(tmp_path: Path) -> None:
    names = "('SECURE_PROXY_SSL_HEADER', 'ALLAUTH_TRUSTED_PROXY_COUNT')"
    expression = f"[hasattr(s, name) for name in {names}]"
    assert in_a_new_process(expression, tmp_path, KAJA_BAKOM_PROXY="1") == [True, True]
    assert in_a_new_process(expression, tmp_path, KAJA_BAKOM_PROXY="0") == [False, False]


def test_the_template_loaders_are_the_ones_written_in_the_settings() -> None:
    # Cotton's automatic configuration would put another chain in their place.
    name, chain = engines["django"].engine.loaders[0]  # type: ignore[attr-defined]
    assert name == "django.template.loaders.cached.Loader"
    assert chain == [
        "django_cotton.cotton_loader.Loader",
        "django.template.loaders.app_directories.Loader",
    ]


def test_the_houses_own_templates_go_before_those_of_allauth() -> None:
    template = engines["django"].get_template("account/login.html")
    assert "komponenter" in template.origin.name  # type: ignore[attr-defined]


def test_swedish_and_swedish_time_are_the_defaults() -> None:
    assert settings.LANGUAGE_CODE == "sv"
    assert settings.TIME_ZONE == "Europe/Stockholm"


def test_a_program_at_the_command_line_starts_without_django() -> None:
    code = "import kaja.regler, sys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
