"""Settings: safe when nothing is set, and refused in words when production is unsafe.

Everything that differs between machines comes from the environment (see `.env.example`).
The checks that refuse unsafe production settings are in `linkworker/checks.py`.
"""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- What kind of place is this? --------------------------------------------------------------

LINKWORKER_ENV = env.str("LINKWORKER_ENV", default="development")  # development | production | test
PRODUCTION = LINKWORKER_ENV == "production"
DEMONSTRATION = env.bool("LINKWORKER_DEMO", default=False)
DEBUG = False  # an error page never shows data, wherever it runs
VAR = Path(env.str("LINKWORKER_VAR", default=str(BASE_DIR / "var")))
ASSETS = Path(env.str("LINKWORKER_ASSETS", default=str(BASE_DIR / "build" / "assets")))

# Nothing set means a key nobody can use in production: linkworker.checks refuses it there.
SECRET_KEY = env.str("SECRET_KEY", default="development-only-key-never-used-in-production-0123456789")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")  # the only source of absolute links
CSRF_TRUSTED_ORIGINS = [SITE_URL]
BEHIND_TLS = SITE_URL.startswith("https://")

# --- What it is made of ---------------------------------------------------------------------

INSTALLED_APPS = [
    "linkworker",
    "reporting",
    "partnership",
    "reviews",
    "casework",
    "placements",
    "accounts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "crispy_forms",
    "django_tables2",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "linkworker.middleware.PrivateResponses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.SignedInStaff",
    "accounts.middleware.SignInFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "linkworker.urls"
WSGI_APPLICATION = "linkworker.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

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
                "csp.context_processors.nonce",
                "linkworker.context.site",
            ],
        },
    }
]
# The top navigation, in the order it is shown; each row is declared by the package whose page it opens.
NAVIGATION = (
    "reporting.urls.MY_DAY",
    "reporting.urls.CALENDAR",
    "placements.urls.PEOPLE",
    "casework.urls.ACTIONS",
    "reviews.urls.REVIEWS",
    "reviews.urls.SAFEGUARDS",
    "placements.urls.HOMES",
    "casework.urls.SERVICES",
    "placements.urls.NOTICES",
    "placements.urls.MONEY",
    "reporting.urls.DASHBOARD",
    "reporting.urls.BOARD_REPORTS",
    "partnership.urls.PROGRAMMES",
    "accounts.urls.STAFF",
    "placements.urls.AUDIT_TRAIL",
)
# What floors above the register know of its people, in the order of its columns (decision 0023).
REGISTER_COLUMNS = (
    "placements.queries.away.AWAY",
    "casework.queries.register.LAST_CONTACT",
    "reviews.queries.register.LAST_SEEN",
    "reviews.queries.register.NEXT_REVIEW",
    "casework.queries.register.OPEN_ACTIONS",
)
# What floors above know of the days that come next for somebody, for the summary of that person (decision 0023).
PERSON_DATES = (
    "casework.queries.next_dates.contacts_last_and_next",
    "reviews.queries.next_dates.last_seen_in_person",
    "reviews.queries.next_dates.reviews_due",
    "reviews.queries.liberty.authorised_until",
    "reviews.queries.safety_dates.safety_dates",
)
# Who keeps what is typed into a form of any floor until it is sent (decision 0027).
DRAFTS = "casework.views.keeping.Drafts"
# Days a draft is kept after it was last saved; its author is warned in the last seven.
DRAFT_DAYS = 30
# What floors above know that a contact may be about: which reviews (decision 0026).
CONTACT_LINKS = ("reviews.actions.contact_links.REVIEWS",)
# The one deed that is offered on every page to whoever may do it, and has a key of its own.
QUICK_DEED = "casework.urls.LOG_A_CONTACT"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["govuk"]
CRISPY_TEMPLATE_PACK = "govuk"
DJANGO_TABLES2_TEMPLATE = "components/table.html"

# --- Where rows are kept ---------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", default="postgres://postgres@127.0.0.1:5432/linkworker")}
DATABASES["default"] |= {
    "CONN_MAX_AGE": 60,  # a new connection costs 5 ms a page
    "CONN_HEALTH_CHECKS": True,
}
DATABASES["default"].setdefault("OPTIONS", {})
DATABASES["default"]["OPTIONS"] |= {
    "connect_timeout": 3,
    "application_name": "linkworker",
    "options": "-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s",
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Words and clocks -----------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
DATE_FORMAT = "j F Y"

# --- Static files ---------------------------------------------------------------------------

STATIC_URL = "/assets/"  # the design system's own style sheets point here
STATIC_ROOT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [BASE_DIR / "static", *([ASSETS] if ASSETS.exists() else [])]
MEDIA_ROOT = VAR / "files"  # never served by address; each file goes out through a gate
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Signing in -----------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Staff"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600

ACCOUNT_ADAPTER = "accounts.adapter.StaffAdapter"
ACCOUNT_FORMS = {"change_password": "accounts.forms.ChangePasswordForm"}  # nosec B105: the name of a form
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, never by signing up
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = False  # counted by axes in the database, which a restart does not forget
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if BEHIND_TLS else "http"

AXES_FAILURE_LIMIT = 10  # Cyber Essentials: no more than 10 guesses in 5 minutes
AXES_COOLOFF_TIME = 5 / 60  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_CALLABLE = "accounts.adapter.attempted_account"
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"  # emptying the broker must not sign anyone out
SESSION_COOKIE_NAME = "__Host-session" if BEHIND_TLS else "session"
SESSION_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 36_000  # seconds: ten hours at the most
SESSION_IDLE_SECONDS = 1_800  # and half an hour without a page
CSRF_USE_SESSIONS = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "linkworker.views.csrf_failure"

# --- What leaves the machine -------------------------------------------------------------------

SECURE_SSL_REDIRECT = BEHIND_TLS and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]  # asked by the machine itself, over loopback
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
SECURE_HSTS_SECONDS = 63_072_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY = {
    name: [] for name in ("camera", "microphone", "geolocation", "payment", "usb", "clipboard-read")
}
# W021: sending the council's whole domain to the preload list is the council's own decision.
# axes.W006: counted by account alone, so that changing address does not buy more guesses.
SILENCED_SYSTEM_CHECKS = ["security.W021", "axes.W006"]

DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
# Asked about every attached file, where set: a command, or the dotted path of a function (linkworker/scanning.py).
FILE_SCANNER = env.str("FILE_SCANNER", default="")
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_HANDLERS = [
    "linkworker.uploads.LimitedUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20  # seconds: a mail server that hangs holds no worker
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="link-worker@localhost")
ADMINS: list[str] = []  # no error is ever mailed: it would carry what was typed

CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # nothing personal is cached

# --- The queue (architecture: it may lose everything, the rows are the truth) ------------------

CELERY_BROKER_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 1800,  # three times the hard limit
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "retry_on_timeout": False,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_PUBLISH_RETRY = False  # the row is there already; the sweeper sends it again
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000  # kilobytes
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
# A worker renews its lease on a report three times in this many seconds; one that is dead loses it after them.
REPORT_LEASE_SECONDS = env.int("REPORT_LEASE_SECONDS", default=60)
CELERY_BEAT_SCHEDULE = {
    # Make what is missing, daily: a week's outage loses no month. Not between 01:00 and 02:00, which
    # happens twice or never when the clocks change.
    "make missing board reports": {
        "task": "reporting.tasks.make_missing_board_reports",
        "schedule": crontab(hour=5, minute=15),
    },
    "send again what a dead worker left": {
        "task": "reporting.tasks.sweep_board_reports",
        "schedule": 30.0,
    },
    "send imports again that a dead worker left": {
        "task": "reviews.tasks.sweep_imports",
        "schedule": 30.0,
    },
    "write again about notices": {
        "task": "placements.tasks.sweep_alerts",
        "schedule": 300.0,
    },
    "send emails again that chase a promise": {
        "task": "casework.tasks.sweep_chases",
        "schedule": 300.0,
    },
    "move caseloads whose day has come": {
        "task": "casework.tasks.carry_out_reassignments",
        "schedule": 300.0,
    },
    "expire drafts": {
        "task": "casework.tasks.expire_drafts",
        "schedule": crontab(hour=4, minute=20),
    },
    # At 08:00 by the clock of the country; the sweep tries again what did not go, until noon.
    "write the morning letters": {
        "task": "reporting.tasks.write_digests",
        "schedule": crontab(hour=8, minute=0),
    },
    "write morning letters again": {
        "task": "reporting.tasks.write_digests",
        "schedule": 300.0,
    },
    "ask again about files that wait for the scanner": {
        "task": "casework.tasks.sweep_files",
        "schedule": 300.0,
    },
    "forget files of contacts that were never sent": {
        "task": "casework.tasks.forget_unsent_files",
        "schedule": crontab(hour=4, minute=50),
    },
    "forget old imports": {
        "task": "reviews.tasks.forget_old_imports",
        "schedule": crontab(hour=4, minute=40),
    },
}

# --- Logs carry ids, never people -----------------------------------------------------------

# Days within which everybody is checked after something happened to a home (domain B5, UNPL: +14).
PROVIDER_EVENT_CHECK_DAYS = 14

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "linkworker.logs.QuietJsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stdout"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["stdout"], "level": "ERROR", "propagate": False},
        "django.db.backends": {"handlers": ["stdout"], "level": "CRITICAL", "propagate": False},
        "axes": {"handlers": ["stdout"], "level": "WARNING", "propagate": False},
        "pikepdf": {"handlers": ["stdout"], "level": "ERROR", "propagate": False},
        "fontTools": {"handlers": ["stdout"], "level": "ERROR", "propagate": False},
        "weasyprint": {"handlers": ["stdout"], "level": "ERROR", "propagate": False},
    },
}
