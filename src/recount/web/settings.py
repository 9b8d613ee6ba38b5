"""Django's settings, made from the environment (`recount.web.environment`). Whatever is not said here is Django's default."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from recount.views.languages import CATALOGUES
from recount.web.environment import Environment

RECOUNT = Environment.of(os.environ)
_HERE = Path(__file__).parent
_SLICES = (
    "accounts",
    "desk",
    "inbox",
    "documents",
    "reviewing",
    "adjudication",
    "parties",
    "events",
    "checks",
    "letters",
    "publishing",
)

SECRET_KEY = RECOUNT.secret_key()
DEBUG = False
ALLOWED_HOSTS = [*RECOUNT.hosts]
ROOT_URLCONF = "recount.web.urls"
WSGI_APPLICATION = "recount.web.wsgi.application"
DATABASES = {"default": RECOUNT.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "axes",
    "csp",
    "recount.web.accounts",
    "recount.web.desk",
    "recount.web.inbox",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "recount.web.access.KeepPrivateMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "recount.web.problems.ProblemMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates", *(_HERE / name / "templates" for name in _SLICES)],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "recount.web.navigation.navigation",
            ],
            "builtins": ["django.templatetags.i18n", "recount.web.templatetags.words"],
        },
    }
]

# Languages: all texts of the pages are marked for translation; English is what they are written in.
LANGUAGE_CODE = "en"
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS = [CATALOGUES]

STATIC_URL = "static/"
STATICFILES_DIRS = [_HERE / "static"]
STATIC_ROOT = RECOUNT.home / "static"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Uploads: a request larger than this is refused before it is read whole.
INBOX = RECOUNT.home / "inbox"
INBOX_LARGEST = 100_000_000  # bytes of a file
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 500
FILE_UPLOAD_PERMISSIONS = 0o600

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "workbench_cache"}}

# Who may come in
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login" if RECOUNT.team else "door"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_ADAPTER = "recount.web.accounts.adapter.ClosedAdapter"
SOCIALACCOUNT_ADAPTER = "recount.web.accounts.adapter.InvitedOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/5m/ip,5/5m/key", "fetch": "60/h/user", "submission": "5/h/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = RECOUNT.proxies
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "recount"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "recount.web.access.client_ip"
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_VERBOSE = False
if RECOUNT.sign_on is not None:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "team",
                    "name": "single sign-on",
                    "client_id": RECOUNT.sign_on.client,
                    "secret": RECOUNT.sign_on.secret,
                    "settings": {"server_url": RECOUNT.sign_on.issuer},
                }
            ],
        }
    }

# What a page may load and where it may send: from here and to here alone
_SIGN_ON = [] if RECOUNT.sign_on is None else ["{0.scheme}://{0.netloc}".format(urlsplit(RECOUNT.sign_on.issuer))]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF, *_SIGN_ON],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "recount_session"
SESSION_COOKIE_AGE = 12 * 3600 if RECOUNT.team else 14 * 24 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "recount_csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# A team is served behind HTTPS; one person's browser and server are the same machine.
SECURE_SSL_REDIRECT = RECOUNT.team
SESSION_COOKIE_SECURE = RECOUNT.team
CSRF_COOKIE_SECURE = RECOUNT.team
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if RECOUNT.team else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = RECOUNT.team
SECURE_HSTS_PRELOAD = RECOUNT.team
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if RECOUNT.proxies else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
