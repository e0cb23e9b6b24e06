from django.urls import path

from matching import views

app_name = "matching"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.add, name="add"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/opinion/", views.opinion, name="opinion"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("<int:pk>/again/", views.again, name="again"),
    path("<int:pk>/delete/", views.delete, name="delete"),
]
