"""Every address of JobAlign."""

import allauth.urls
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from accounts.doors import kept_together
from api import pages
from billing import webhooks
from jobalign import health, views
from jobalign.privacy import views as privacy

# Staff come in by the members' door, which counts wrong passwords.
admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign] # as allauth says

handler400 = "jobalign.views.bad_request"
handler403 = "jobalign.views.forbidden"
handler404 = "jobalign.views.not_found"
handler500 = "jobalign.views.server_error"

urlpatterns = [
    path("", views.landing, name="landing"),
    path("start/", views.start, name="start"),
    path("keep/", views.keep, name="keep"),
    path("dashboard/", views.dashboard, name="dashboard"),
    path("example/<slug:slug>/", views.example, name="example"),
    path("style/", views.style, name="style"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("accounts/", include(kept_together(allauth.urls.urlpatterns))),
    path("settings/receipt/", privacy.receipt, name="receipt"),
    path("settings/receipt/csv/", privacy.receipt_csv, name="receipt_csv"),
    path("settings/data/", privacy.data, name="data"),
    path("settings/data/<row:pk>/", privacy.data_export, name="data_export"),
    path("settings/close/", privacy.close, name="close_account"),
    path("settings/stay/", privacy.stay, name="keep_account"),
    path("settings/tokens/", pages.tokens, name="tokens"),
    path("settings/tokens/<row:pk>/revoke/", pages.revoke, name="revoke_token"),
    path("settings/tokens/logins/<slug:key>/end/", pages.end_login, name="end_login"),
    path("settings/", include("accounts.urls")),
    path("resumes/", include("resumes.urls")),
    path("jobs/found/", include("matching.feed.urls")),
    path("jobs/", include("jobs.urls")),
    path("reports/", include("matching.urls")),
    path("practice/", include("interviews.urls")),
    path("plan/", include("billing.urls")),
    path("stripe/webhook/<uuid:uuid>/", webhooks.receive, name="stripe_webhook"),
    path("stripe/", include("djstripe.urls", namespace="djstripe")),
    path("api/", include("api.urls")),
    path("admin/", admin.site.urls),
]
