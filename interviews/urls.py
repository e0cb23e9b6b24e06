from django.urls import path

from interviews import practice_views, story_views, views

app_name = "interviews"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.add, name="add"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/plan.ics", views.ics, name="ics"),
    path("<int:pk>/guide.<slug:kind>", views.guide, name="guide"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("<int:pk>/delete/", views.delete, name="delete"),
    path("<int:pk>/mock/", practice_views.start_mock, name="start_mock"),
    path("questions/<int:pk>/", practice_views.question, name="question"),
    path("questions/<int:pk>/draft/", practice_views.draft, name="draft"),
    path("questions/<int:pk>/aside/", practice_views.aside, name="aside"),
    path("answers/<int:pk>/retry/", practice_views.judge_again, name="judge_again"),
    path("mocks/<int:pk>/", practice_views.mock, name="mock"),
    path("mocks/<int:pk>/end/", practice_views.end_mock, name="end_mock"),
    path("stories/", story_views.stories, name="stories"),
    path("stories/new/", story_views.add_story, name="add_story"),
    path("stories/<int:pk>/", story_views.story, name="story"),
    path("stories/<int:pk>/delete/", story_views.delete_story, name="delete_story"),
]
