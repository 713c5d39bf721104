"""Django's settings. Everything an installation may choose comes from the environment.

KAJA_DATA          the data folder (default ./var)
KAJA_DATABASE_URL  postgresql://… or sqlite:///…; without it SQLite in the data folder
KAJA_ADRESS        https://kaja.example.se; without it the server answers this computer only
KAJA_BAKOM_PROXY   1 when a proxy ends TLS and sets X-Forwarded-Proto and X-Forwarded-For
KAJA_HEMLIG_NYCKEL the secret key; without it one is made and kept in the data folder
KAJA_SMTP          the mail server; without it mail is written to files in the data folder
KAJA_EPOST_FRAN    the address that mail comes from
KAJA_SMS_ANVANDARE the user of 46elks' API; without one text messages are kept in the outbox
KAJA_SMS_LOSENORD  its password
KAJA_SMS_ADRESS    another address than 46elks' own that speaks the same protocol
KAJA_DAG           the day to judge (ISO), for trials; without it today
KAJA_INKORG        a folder to watch for files; without it none
"""

from __future__ import annotations

import os
from datetime import timedelta
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from kaja.config import logg, miljo

_env = os.environ.get

DEBUG = False
KAJA_DATA = miljo.data_folder(_env("KAJA_DATA", ""))
KAJA_DAG = miljo.day(_env("KAJA_DAG", ""))
KAJA_INKORG = _env("KAJA_INKORG", "")
KAJA_ADRESS = miljo.address(_env("KAJA_ADRESS", ""))
SECRET_KEY = miljo.secret_key(_env("KAJA_HEMLIG_NYCKEL", ""), KAJA_DATA)
DATABASES = {"default": miljo.database(_env("KAJA_DATABASE_URL", ""), KAJA_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = "kaja.config.urls"
WSGI_APPLICATION = "kaja.config.wsgi.application"
ASGI_APPLICATION = "kaja.config.asgi.application"

INSTALLED_APPS = [
    # The house first: its templates go before those that allauth brings.
    "kaja.audit",
    "kaja.access",
    "kaja.ungdom",
    "kaja.intake",
    "kaja.underlag",
    "kaja.register",
    "kaja.insatser",
    "kaja.skolsignal",
    "kaja.utskick",
    "kaja.styrning",
    "kaja.statistik",
    "kaja.korningar",
    "kaja.web.komponenter",
    "kaja.web.handlaggare",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "rules",
    "django_htmx",
    "django_filters",
    "django_tables2",
    "kaja.web.komponenter.apps.CottonConfig",  # the loaders are declared below, by hand
]

FORM_RENDERER = "kaja.web.komponenter.formularfalt.Renderare"

MIDDLEWARE = [
    "kaja.config.middleware.RequestLogMiddleware",
    "kaja.config.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kaja.access.middleware.SessionTimeMiddleware",
    "kaja.access.middleware.LanguageMiddleware",
    "kaja.access.middleware.KommunMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

# Cotton's own app config rewrites the loaders behind our back, and so would template partials'.
# The chain is written out here instead; tests/config/test_settings.py holds it in place.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
COTTON_DIR = "cotton"

# Who is who
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "kaja.access.adapter.Backend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "namn")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "kaja.access.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by the municipality, not by sign-up
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before address or second step is changed
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Kaja"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
# By account and not by address: a whole municipality may share one address.
AXES_LOCKOUT_PARAMETERS = ["username"]
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "50/m/ip"}
AXES_USERNAME_CALLABLE = "kaja.access.adapter.login_name"
AXES_LOCKOUT_CALLABLE = "kaja.access.adapter.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Sessions end after 30 idle minutes and after 10 hours; SessionTimeMiddleware counts.
KAJA_SESSION_IDLE = timedelta(minutes=30)
KAJA_SESSION_MAX = timedelta(hours=10)
SESSION_COOKIE_AGE = int(KAJA_SESSION_MAX.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # not in a cookie
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

# What a browser may do with a page
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if KAJA_ADRESS:
    ALLOWED_HOSTS = [urlsplit(KAJA_ADRESS).hostname or ""]
    CSRF_TRUSTED_ORIGINS = [KAJA_ADRESS]
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-kaja", "__Host-kaja-csrf"
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
else:
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
if _env("KAJA_BAKOM_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # else everyone would share the proxy's rate limits

# Language, time and files
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("svenska")), ("en", _("engelska"))]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = KAJA_DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # pages ask for no others
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
EMAIL_HOST = _env("KAJA_SMTP", "")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = KAJA_DATA / "epost"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = _env("KAJA_EPOST_FRAN", "kaja@localhost")
KAJA_SMS_ANVANDARE = _env("KAJA_SMS_ANVANDARE", "")
KAJA_SMS_LOSENORD = _env("KAJA_SMS_LOSENORD", "")
KAJA_SMS_ADRESS = _env("KAJA_SMS_ADRESS", "https://api.46elks.com/a1")

LOGGING = logg.settings()
