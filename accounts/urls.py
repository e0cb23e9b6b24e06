from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.profile, name="profile"),
    path("save/<slug:section>/", views.save, name="save"),
    path("photo/", views.change_photo, name="change_photo"),
    path("photo/<slug:name>/", views.photo, name="photo"),
    path("activity/", views.activity, name="activity"),
    path("sessions/<row:pk>/end/", views.end_session, name="end_session"),
]
