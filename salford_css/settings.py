"""Settings of the whole product. The only place, beside urls.py, that knows all apps."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pghistory

from salford_css import environment, logging_setup

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / ".data"

# A machine of one's own: no secret needed, plain HTTP, readable logs.
DEVELOPMENT = environment.flag("DJANGO_DEBUG", default=False)
# The demo: real case, invented accounts, no second factor. Set by `make run` and the tests only.
DEMO = environment.flag("SALFORD_DEMO", default=False)
if DEMO and not DEVELOPMENT:
    raise environment.EnvironmentProblem(
        "SALFORD_DEMO means known passwords and no second factor. Unset it, or, on a machine of your own, set "
        "DJANGO_DEBUG=on as well."
    )
# Django's own debug pages, which the demo does not show: a wrong address gets our page there too.
DEBUG = DEVELOPMENT and not DEMO

SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "")
if not SECRET_KEY:
    if not DEVELOPMENT:
        raise environment.EnvironmentProblem(
            "DJANGO_SECRET_KEY is not set. Give it a long random text, or set DJANGO_DEBUG=on on a machine of your own."
        )
    SECRET_KEY = "only-for-debug-" + "x" * 50

ALLOWED_HOSTS = environment.words("DJANGO_ALLOWED_HOSTS") or (
    ["127.0.0.1", "localhost", "[::1]"] if DEVELOPMENT else []
)
CSRF_TRUSTED_ORIGINS = environment.words("DJANGO_CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "salford_css.core.adminapp.DirectorateAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "oauth2_provider",
    "pgtrigger",
    "pghistory",
    "django_fsm",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django_structlog",
    "salford_css.core",
    "strategy",
    "performance",
    "partnerships",
    "salford_css.dashboards",
    "salford_css.api",
    "salford_css.casebook",
]

MIDDLEWARE = [
    "salford_css.core.middleware.request_identity",
    "salford_css.api.door.ApiDoor",
    "salford_css.core.middleware.changes_of_a_request",
    "salford_css.api.middleware.MachineAnswers",  # the address of tokens
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "salford_css.core.sessions.session_limits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "salford_css.core.sessions.second_factor_required",
    "salford_css.core.middleware.TrailMiddleware",
    "salford_css.core.middleware.reading_moment",
    "salford_css.core.middleware.plain_address",
    "salford_css.core.middleware.page_for_wrong_method",
    "salford_css.core.middleware.ReadersChangeNothing",
]
# What ApiDoor puts in the place of everything that follows it above, for what machines ask.
API_MIDDLEWARE = [
    "salford_css.api.middleware.MachineAnswers",
    "django.middleware.security.SecurityMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "salford_css.api.door.plain_answer",
    "salford_css.api.door.one_line",
    "salford_css.core.middleware.TrailMiddleware",
    "salford_css.core.middleware.plain_address",
]

ROOT_URLCONF = "salford_css.urls"
WSGI_APPLICATION = "salford_css.wsgi.application"
ASGI_APPLICATION = "salford_css.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "salford_css.core.context_processors.shell",
            ],
        },
    }
]
FORM_RENDERER = "salford_css.core.forms.renderer.DirectorateFormRenderer"

# Without an address the embedded server's is used; manage.py and the test run put it into the environment.
DATABASES = {
    "default": environment.database(
        os.environ.get("DATABASE_URL", "postgres://directorate@/directorate?host=/nonexistent")
    )
}
if os.environ.get("DATABASE_REPLICA_URL"):
    DATABASES["replica"] = environment.database(os.environ["DATABASE_REPLICA_URL"], name="DATABASE_REPLICA_URL") | {
        "TEST": {"MIRROR": "default"}
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["salford_css.core.signedin.OneStatement"]
PASSWORD_HASHERS = [
    "salford_css.core.hashers.QuickArgon2" if DEMO else "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "salford_css.core.accounts.ClosedAccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False  # shared desks: a session ends with the browser
ACCOUNT_LOGOUT_ON_GET = False
# Counted in the database cache, so over all workers; answered by 429 (core.accounts).
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/5m/key", "change_password": "5/m/user"}
# How many proxies of ours stand in front and add to X-Forwarded-For; 0: the header is not believed (core.addresses).
TRUSTED_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("DJANGO_PROXIES", default=0)
MFA_ADAPTER = "salford_css.core.accounts.LastingFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # e-mail plays no part in signing in
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEVELOPMENT
SECOND_FACTOR_REQUIRED = not DEMO

SESSION_ENGINE = "salford_css.core.sessionstore"
SESSION_ABSOLUTE_LIMIT = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_ABSOLUTE_LIMIT.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_IDLE_LIMIT = timedelta(minutes=30)
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "salford_css.core.views.errors.csrf_failure"
if not DEVELOPMENT:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_SSL_REDIRECT = environment.flag("DJANGO_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]  # asked by load balancers, inside
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static_collected"
STATICFILES_DIRS = [BASE_DIR / "static_build"] if (BASE_DIR / "static_build").exists() else []
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "salford_css.core.assets.NodePackageFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "salford_css.core.assets.HashedStaticStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Where the fonts of printed documents lie, each file from the first folder that has it (core.documents.fonts).
DOCUMENT_FONTS = [
    BASE_DIR / "static_build" / "faces",
    *(BASE_DIR / "node_modules" / package for package in ("source-sans/TTF", "dejavu-fonts-ttf/ttf")),
]
MEDIA_ROOT = DATA_DIR / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
# No body of a request is larger; what is in it has bounds of its own.
UPLOAD_MAX_MEGABYTES = environment.number("UPLOAD_MAX_MEGABYTES", default=60)
FILE_UPLOAD_HANDLERS = [
    "salford_css.core.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Spreadsheets brought in: how much of one is read, and how long its file is kept (salford_css/core/imports).
IMPORT_MAX_ROWS = environment.number("IMPORT_MAX_ROWS", default=200_000)
IMPORT_MAX_MEGABYTES = environment.number("IMPORT_MAX_MEGABYTES", default=20)
IMPORT_FILES_KEPT_DAYS = environment.number("IMPORT_FILES_KEPT_DAYS", default=90)

EMAIL_BACKEND = os.environ.get("DJANGO_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
DEFAULT_FROM_EMAIL = os.environ.get("DJANGO_FROM_EMAIL", "directorate@localhost")
# Where readers find the product, for links in e-mail: https://directorate.example. Empty: paths alone.
PUBLIC_ADDRESS = os.environ.get("DJANGO_PUBLIC_ADDRESS", "").rstrip("/")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# The trail: one append-only table of events a model, with who and why inside the event (docs/decisions).
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_APPEND_ONLY = True
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_BASE_MODEL = "salford_css.core.trail.Trail"
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

OAUTH2_PROVIDER_APPLICATION_MODEL = "core.ApiClient"
OAUTH2_PROVIDER: dict[str, Any] = {
    "OAUTH2_SERVER_CLASS": "oauthlib.oauth2.BackendApplicationServer",  # client credentials, no other grant
    "ACCESS_TOKEN_EXPIRE_SECONDS": 15 * 60,
    "SCOPES": {
        "partnerships:read": "Read the partnerships your organisation takes part in",
        "partnerships:write": "Dispute figures and write about them",
        "agreements:read": "Read the agreements your organisation is a party to",
        "finance:read": "Read the pools your organisation pays into",
        "finance:write": "Submit contributions and expenditure returns",
        "performance:read": "Read indicators and results shared with your organisation",
        "performance:write": "Submit results",
        "boards:read": "Read boards, meetings and open papers",
        "boards:write": "Report progress on your organisation's actions",
        "changes:read": "Read the feed of changes",
    },
    "DEFAULT_SCOPES": [],
    "SCOPES_BACKEND_CLASS": "salford_css.api.scopes.ClientScopes",
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    # RFC 9700, the best current practice: tokens kept as checksums, and nothing it discourages.
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_REFRESH_TOKEN": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_SCHEME": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_MATCHING": True,
    "COMPLIANT_BCP_RFC9700_PKCE_REQUIRED": True,
}
# Published Part 1 reports and decisions, the forward plan and consultations readable without signing in (core.public).
PUBLIC_PART1 = environment.flag("PUBLIC_PART1", default=False)
API_REQUESTS_A_MINUTE = environment.number("API_REQUESTS_A_MINUTE", default=1_200)  # each client
API_TOKENS_A_MINUTE = 60  # each address

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["salford_css.api.authentication.ClientAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["salford_css.api.permissions.HasScope"],
    "DEFAULT_THROTTLE_CLASSES": ["salford_css.api.throttling.PerClient"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "salford_css.api.negotiation.AlwaysJson",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["salford_css.core.api.filters.StrictFilters"],
    "DEFAULT_PAGINATION_CLASS": "salford_css.api.pagination.KeysetPagination",
    "DEFAULT_SCHEMA_CLASS": "salford_css.api.schema.ResourceSchema",
    "EXCEPTION_HANDLER": "salford_css.api.exceptions.problem_response",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "COERCE_DECIMAL_TO_STRING": True,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Directorate API",
    "DESCRIPTION": (
        "What a partner of the council reads of the partnerships it takes part in. "
        "What is not shared with you looks exactly like what does not exist."
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {  # sets that stand under several names, or several under one
        "ContributionKindEnum": "partnerships.models.ContributionKind.values",
        "DisputedKindEnum": "partnerships.api.shapes.disputes.DISPUTED",
        "PaymentStateEnum": "partnerships.models.PaymentState.values",
        "ReceivedStateEnum": "partnerships.models.ExpenditureState.values",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "salford_css.api.schema.describe_problems",
    ],
    "TAGS": [
        {"name": "organisations", "description": "Your organisation and those you work with."},
        {"name": "partnerships", "description": "Who works together, on what, under which agreement."},
        {"name": "indicators", "description": "What is measured, and how it is counted."},
        {"name": "results", "description": "Figures, by indicator, organisation and period."},
        {"name": "agreements", "description": "What the partners agreed, in the versions put to them."},
        {"name": "boards", "description": "Boards and other bodies that look after partnerships."},
        {"name": "meetings", "description": "What boards meet about, decide and minute in the open."},
        {"name": "pools", "description": "Money that partners put together: read, paid into, reported."},
        {"name": "returns", "description": "What a pool's manager reports, and what each partner answers."},
        {"name": "result-returns", "description": "Figures that a reporting round asks of your organisation."},
        {"name": "disputes", "description": "Figures that a partner disputes, with the letters about them."},
        {"name": "receipts", "description": "What was received from you, and what has become of it."},
    ],
}

SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = logging_setup.configuration(development=DEVELOPMENT)
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False  # core.middleware.request_identity says the address our proxies saw
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = True  # core.middleware.request_identity has put a harmless one there
