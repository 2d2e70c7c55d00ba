"""Django's settings. Everything a municipality may set is an environment variable in docs/operations/settings.md."""

import hashlib
import hmac
import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from samsyn.interfaces.login.provider_settings import VouchingError, allauth_providers, provider_from
from samsyn.interfaces.signing.provider_settings import SigningError
from samsyn.interfaces.signing.provider_settings import provider_from as signing_provider_from

from .databases import databases, secret_key, web_role
from .faults import Fault

PACKAGE = Path(__file__).resolve().parent.parent

DEMO = os.environ.get("SAMSYN_DEMO", "") == "1"
DEBUG = False
SECRET_KEY = secret_key(os.environ)
SAMSYN_ACTING_KEY = hmac.new(SECRET_KEY.encode(), b"samsyn acting", hashlib.sha256).digest()
SAMSYN_WEB_ROLE = web_role(os.environ)
SAMSYN_DATA = Path(os.environ.get("SAMSYN_DATA", "var")).resolve()
ALLOWED_HOSTS = os.environ.get("SAMSYN_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
HTTPS = os.environ.get("SAMSYN_HTTPS", "") == "1"
PROXY_HEADER = os.environ.get("SAMSYN_PROXY_HEADER", "").strip().upper().replace("-", "_")
# believed only where the operator says that the web server in front sets it, and nobody else can
SECURE_PROXY_SSL_HEADER = (f"HTTP_{PROXY_HEADER}", "https") if HTTPS and PROXY_HEADER else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

DATABASES = databases(os.environ)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "units.Account"

INSTALLED_APPS = [
    "samsyn.foundation.units",
    "samsyn.foundation.audit",
    "samsyn.foundation.settlements",
    "samsyn.foundation.drafts",
    "samsyn.foundation.people",
    "samsyn.foundation.consents",
    "samsyn.foundation.messages",
    "samsyn.foundation.cases",
    "samsyn.foundation.step_answers",
    "samsyn.foundation.commitments",
    "samsyn.foundation.family",
    "samsyn.foundation.calendars",
    "samsyn.capabilities.tips",
    "samsyn.capabilities.intake",
    "samsyn.capabilities.groups",
    "samsyn.capabilities.home_visits",
    "samsyn.capabilities.legal_counsel",
    "samsyn.capabilities.consenting",
    "samsyn.capabilities.log_review",
    "samsyn.capabilities.meetings",
    "samsyn.capabilities.family_contact",
    "samsyn.capabilities.method_desk",
    "samsyn.capabilities.sharing",
    "samsyn.capabilities.handover",
    "samsyn.interfaces.login",
    "samsyn.interfaces.signing",
    "samsyn.interfaces.portal",
    "samsyn.interfaces.web",
    "samsyn.interfaces.public",
    "samsyn.interfaces.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "csp",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samsyn.interfaces.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samsyn.interfaces.login.limits.LoginEnds",
    "samsyn.foundation.audit.middleware.ActingMiddleware",
    "samsyn.interfaces.portal.middleware.FamilyMiddleware",
]

ROOT_URLCONF = "samsyn.config.urls"
WSGI_APPLICATION = "samsyn.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "samsyn.interfaces.web.context.shell",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.static",
                "django.templatetags.i18n",
                "samsyn.interfaces.web.templatetags.samsyn_words",
                "samsyn.interfaces.web.templatetags.samsyn_links",
            ],
        },
    }
]
FORM_RENDERER = "samsyn.interfaces.web.forms_look.Renderer"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Svenska")), ("en", _("Engelska"))]
LANGUAGES_BIDI = ["ar", "ckb", "fa", "he", "prs", "ps", "ug", "ur", "yi"]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "__Host-language" if HTTPS else "language"
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
FIRST_DAY_OF_WEEK = 1

STATIC_URL = "/static/"
STATIC_ROOT = None  # served from where they lie; nothing is collected
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "sessionid"
SAMSYN_IDLE_MINUTES = int(os.environ.get("SAMSYN_IDLE_MINUTES", "60"))
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-form" if HTTPS else "csrftoken"
CSRF_FAILURE_VIEW = "samsyn.interfaces.login.refusals.form_refused"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

SAMSYN_TIP_LIMIT = os.environ.get("SAMSYN_TIP_LIMIT", "30,15000")
SAMSYN_TIP_SOURCE_HEADER = os.environ.get("SAMSYN_TIP_SOURCE_HEADER", "")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # the set-up link of `samsyn account link`
LOGIN_URL = "/logga-in/"
LOGIN_REDIRECT_URL = "/enheter/"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "login_attempts",
        "KEY_FUNCTION": "samsyn.interfaces.login.limits.attempt_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ACCOUNT_ADAPTER = "samsyn.interfaces.login.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/logga-in/"
# A whole municipality may come from one address: few per account, many per address
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password_from_key": "60/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SAMSYN_PROXIES", "0"))
ACCOUNT_FORMS = {
    "login": "samsyn.interfaces.login.forms.LoginForm",
    "reauthenticate": "samsyn.interfaces.login.forms.AskAgainForm",
    "change_password": "samsyn.interfaces.login.forms.ChangePasswordForm",
    "reset_password_from_key": "samsyn.interfaces.login.forms.ChoosePasswordForm",
    "user_token": "samsyn.interfaces.login.forms.LinkForm",
}
MFA_ADAPTER = "samsyn.interfaces.login.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # the half minute before and after: telephones' clocks differ
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no e-mail address opens anything here
MFA_FORMS = {
    "authenticate": "samsyn.interfaces.login.forms.CodeForm",
    "reauthenticate": "samsyn.interfaces.login.forms.CodeAgainForm",
    "activate_totp": "samsyn.interfaces.login.forms.AddAppForm",
    "add_webauthn": "samsyn.interfaces.login.forms.AddKeyForm",
    "edit_webauthn": "samsyn.interfaces.login.forms.RenameKeyForm",
}
try:
    SAMSYN_OIDC = provider_from(os.environ)
except VouchingError as error:
    raise Fault(str(error)) from error
try:
    SAMSYN_SIGN = signing_provider_from(os.environ)
except SigningError as error:
    raise Fault(str(error)) from error
SOCIALACCOUNT_PROVIDERS = allauth_providers(SAMSYN_OIDC)
SOCIALACCOUNT_ADAPTER = "samsyn.interfaces.login.provider_adapter.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
# A link, since our policy lets no form lead elsewhere; the answer is bound to the browser by its state
SOCIALACCOUNT_LOGIN_ON_GET = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
