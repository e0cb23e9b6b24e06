from django.urls import path

from jobs import source_views, tracking_views, views

app_name = "jobs"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.add, name="add"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("<int:pk>/file/", views.file, name="file"),
    path("board/", tracking_views.board, name="board"),
    path("import/", tracking_views.bring_table, name="import"),
    path("board.csv", tracking_views.csv, name="csv"),
    path("<int:pk>/move/", tracking_views.move, name="move"),
    path("<int:pk>/notes/", tracking_views.notes, name="notes"),
    path("calendar/", tracking_views.calendar_address, name="calendar"),
    path("calendar/<str:key>.ics", tracking_views.feed, name="feed"),
    path("sources/", source_views.sources, name="sources"),
    path("sources/<int:pk>/remove/", source_views.remove, name="remove_board"),
    path("<int:pk>/delete/", views.delete, name="delete"),
]
