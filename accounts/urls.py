from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.profile, name="profile"),
    path("activity/", views.activity, name="activity"),
    path("sessions/<int:pk>/end/", views.end_session, name="end_session"),
]
