from django.urls import path

from matching.feed import views

app_name = "feed"
urlpatterns = [
    path("", views.index, name="index"),
    path("away/", views.away, name="away"),
    path("companies/<row:pk>/show/", views.show_company, name="show_company"),
    path("searches/", views.searches, name="searches"),
    path("searches/<row:pk>/", views.change_search, name="change_search"),
    path("searches/<str:token>/stop/", views.stop, name="stop"),
    path("open/", views.open_postings, name="open"),
    path("<row:pk>/", views.posting, name="posting"),
    path("<row:pk>/mark/", views.mark, name="mark"),
]
