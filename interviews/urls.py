from django.urls import path

from interviews import practice_views, story_views, views

app_name = "interviews"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.add, name="add"),
    path("<row:pk>/", views.detail, name="detail"),
    path("<row:pk>/plan.ics", views.ics, name="ics"),
    path("<row:pk>/guide.<slug:kind>", views.guide, name="guide"),
    path("<row:pk>/retry/", views.retry, name="retry"),
    path("<row:pk>/delete/", views.delete, name="delete"),
    path("<row:pk>/mock/", practice_views.start_mock, name="start_mock"),
    path("questions/<row:pk>/", practice_views.question, name="question"),
    path("questions/<row:pk>/draft/", practice_views.draft, name="draft"),
    path("questions/<row:pk>/aside/", practice_views.aside, name="aside"),
    path("answers/<row:pk>/retry/", practice_views.judge_again, name="judge_again"),
    path("mocks/<row:pk>/", practice_views.mock, name="mock"),
    path("mocks/<row:pk>/end/", practice_views.end_mock, name="end_mock"),
    path("stories/", story_views.stories, name="stories"),
    path("stories/new/", story_views.add_story, name="add_story"),
    path("stories/<row:pk>/", story_views.story, name="story"),
    path("stories/<row:pk>/delete/", story_views.delete_story, name="delete_story"),
]
