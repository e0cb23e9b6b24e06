from django.urls import path

from jobs import source_views, tracking_views, views

app_name = "jobs"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.add, name="add"),
    path("<row:pk>/", views.detail, name="detail"),
    path("<row:pk>/edit/", views.edit, name="edit"),
    path("<row:pk>/retry/", views.retry, name="retry"),
    path("<row:pk>/file/", views.file, name="file"),
    path("board/", tracking_views.board, name="board"),
    path("import/", tracking_views.bring_table, name="import"),
    path("board.csv", tracking_views.csv, name="csv"),
    path("<row:pk>/move/", tracking_views.move, name="move"),
    path("<row:pk>/notes/", tracking_views.notes, name="notes"),
    path("calendar/", tracking_views.calendar_address, name="calendar"),
    path("calendar/<str:key>.ics", tracking_views.feed, name="feed"),
    path("sources/", source_views.sources, name="sources"),
    path("sources/<row:pk>/remove/", source_views.remove, name="remove_board"),
    path("<row:pk>/delete/", views.delete, name="delete"),
]
