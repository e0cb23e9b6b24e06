"""The apps, the middleware and the templates."""

from __future__ import annotations

from jobalign.settings.machine import BASE_DIR, env

INSTALLED_APPS = [
    "jobalign",
    "api",
    "interviews",
    "matching",
    "resumes",
    "jobs",
    "billing",
    "accounts",
    "core",
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.github",
    "allauth.socialaccount.providers.google",
    "allauth.socialaccount.providers.openid_connect",
    "djstripe",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "corsheaders",
    "csp",
    "django_htmx",
    "django_structlog",
    "import_export",
    "template_partials",
]

MIDDLEWARE = [
    "jobalign.limits.BodyLimitMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.DoorMiddleware",
    "accounts.middleware.PersonMiddleware",
    "jobalign.staff.StaffMiddleware",
]

ROOT_URLCONF = "jobalign.urls"
WSGI_APPLICATION = "jobalign.wsgi.application"
ASGI_APPLICATION = "jobalign.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "core.context.site",
                "accounts.context.mails",
                "jobs.context.sources",
                "billing.context.money",
            ],
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_TZ = True

UNFOLD = {"SITE_TITLE": "JobAlign", "SITE_HEADER": "JobAlign", "SITE_SYMBOL": "description"}
