from django.urls import path

from billing import views

app_name = "billing"
urlpatterns = [
    path("", views.plan, name="plan"),
    path("buy/", views.buy, name="buy"),
    path("done/", views.done, name="done"),
    path("manage/", views.manage, name="manage"),
]
