"""The site's settings: one file, read from the environment, with defaults that run on one machine."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

from nuvika import backends, env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / env.text("DATA_DIR", "var")

DEBUG = env.boolean("DEBUG")
SECRET_KEY = env.kept_secret("SECRET_KEY", DATA_DIR / "secret", debug=DEBUG)
PORT = env.number("PORT", 8000, lowest=1, highest=65535)
SITE_URL = env.address("SITE_URL", f"http://127.0.0.1:{PORT}")
SITE_HTTPS = SITE_URL.startswith("https://")
SITE_INDEXED = SITE_HTTPS and not DEBUG  # anything else is a trial that search engines shall not list
HOSTS = (urlsplit(SITE_URL).hostname or "", "127.0.0.1", "localhost", "[::1]")
PROXIES = env.number("PROXIES", 1 if SITE_HTTPS else 0, lowest=0, highest=5)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ",".join(dict.fromkeys(HOSTS)))

env.refuse_debug_in_public(DEBUG, [urlsplit(SITE_URL).hostname or "", *ALLOWED_HOSTS])

FONT_DIRS = env.folders("FONT_DIRS")
CACHE_DIR = DATA_DIR / "cache"

INSTALLED_APPS = [
    "nuvika.front.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "markdownx",
    "reversion",
    "django_tasks",
    "django_tasks_db",
    "nuvika.jobs",
    "nuvika.editing",
    "blog",
    "carousels",
    "nuvika.front",
]

MIDDLEWARE = [
    "nuvika.front.request_log.RequestLogMiddleware",
    "nuvika.front.page_cache.PageCacheMiddleware",
    "nuvika.front.headers.HeadersMiddleware",
    "nuvika.front.body_limit.BodyLimitMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "nuvika.lib.staticfiles.StaticFilesMiddleware",
    "csp.middleware.CSPMiddleware",
    "nuvika.front.transport.UnlistedMiddleware",
    "nuvika.front.transport.CompressMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "nuvika.front.middleware.TrailingSlashMiddleware",
    "nuvika.front.redirects.middleware.AddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "nuvika.editing.middleware.KeepWordsMiddleware",
    "nuvika.front.middleware.AccessMiddleware",
    "nuvika.front.bad_input.BadInputMiddleware",
    "nuvika.front.out_of_order.OutOfOrderMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "nuvika.urls"
WSGI_APPLICATION = "nuvika.wsgi.application"
APPEND_SLASH = False
CSRF_FAILURE_VIEW = "nuvika.editing.views.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nuvika.front.context.site",
            ],
        },
    },
]

DATABASES = {
    "default": backends.database(env.database("DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR / 'nuvika.sqlite3'))}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Signing in is throttled for an account from an address: who guesses locks out nobody else, for a while only.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "nuvika.lib.clients.network_of"
AXES_LOCKOUT_CALLABLE = "nuvika.front.signing_in.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # the audit log has it
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Nuvika"
OTP_TOTP_THROTTLE_FACTOR = 1

CACHES = backends.caches(backends.cache_address("CACHE_URL"), CACHE_DIR)
PAGE_MEMORY = env.number("PAGE_MEMORY_MB", 64, lowest=0, highest=100_000) * 1_000_000  # bytes, in each process

# Long work goes through the database to `manage.py db_worker`, which runs beside the site, or on any other machine.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Requests for review and their answers are told by mail.
globals().update(env.mail("EMAIL_URL"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", f"nuvika@{urlsplit(SITE_URL).hostname}")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.time_zone("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True

# The folder of web fonts is made by `build_webfonts`; collecting files without it fails with its name.
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / env.text("STATIC_DIR", str(DATA_DIR / "static"))
WEBFONTS_DIR = DATA_DIR / "webfonts"
STATICFILES_DIRS = [BASE_DIR / "static", ("fonts", WEBFONTS_DIR)]
MEDIA_URL = env.text("MEDIA_URL_BASE", "/media/").rstrip("/") + "/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = backends.storages(backends.storage_address("STORAGE_URL"), MEDIA_ROOT, media_url=MEDIA_URL)

# django-markdownx: its editor and preview, through views of our own (its stock ones ask for no permission).
MARKDOWNX_UPLOAD_URLS_PATH = "/admin/blog/markdown/upload/"
MARKDOWNX_URLS_PATH = "/admin/blog/markdown/preview/"
MARKDOWNX_MARKDOWNIFY_FUNCTION = "nuvika.lib.markdown.render"

MEDIA_ORIGINS = [MEDIA_URL.rsplit("/", 1)[0] + "/"] if MEDIA_URL.startswith("https://") else []
# One policy for readers and the Admin: everything from this site, no inline script or style, no frames.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:", *MEDIA_ORIGINS],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
        **({"upgrade-insecure-requests": True} if SITE_HTTPS else {}),
    }
}
SECURE_SSL_REDIRECT = SITE_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SITE_HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if SITE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SITE_HTTPS
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_HTTPS else []
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000  # 300 slides of some 15 fields and as many hidden ones, with room
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
MAX_REQUEST_BYTES = env.number("MAX_REQUEST_MB", 20, lowest=1, highest=1000) * 1024 * 1024

LOG_REQUESTS = env.boolean("LOG_REQUESTS")
SLOW_REQUEST_MS = env.number("SLOW_REQUEST_MS", 1000, lowest=1, highest=600_000)
LOG_FORMATTERS = {"text": "nuvika.lib.logs.TextFormatter", "json": "nuvika.lib.logs.JSONFormatter"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": LOG_FORMATTERS[env.choice("LOG_FORMAT", "text", tuple(LOG_FORMATTERS))]}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "fontTools": {"level": "WARNING"},  # it tells every table that it prunes
        "axes": {"level": "ERROR"},  # what it sees, the audit log says
    },
}
