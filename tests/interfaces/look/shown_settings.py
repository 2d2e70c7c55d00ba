"""The product's settings without a database: all the style guide needs, with the real security headers."""

from samsyn.config.settings import *  # noqa: F403
from samsyn.config.settings import MIDDLEWARE as ALL

DATABASES = {}
MIDDLEWARE = [name for name in ALL if "ActingMiddleware" not in name]
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DEMO = True
