from django.urls import path

from matching import compare_views, sharing_views, views

app_name = "matching"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.add, name="add"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/opinion/", views.opinion, name="opinion"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("<int:pk>/again/", views.again, name="again"),
    path("<int:pk>/pdf/", views.pdf, name="pdf"),
    path("<int:pk>/delete/", views.delete, name="delete"),
    path("compare/", compare_views.compare, name="compare"),
    path("compare/resume/<int:pk>/", compare_views.many_jobs, name="many_jobs"),
    path("compare/resume/<int:pk>/csv/", compare_views.many_jobs_csv, name="many_jobs_csv"),
    path("compare/job/<int:pk>/", compare_views.many_resumes, name="many_resumes"),
    path("compare/job/<int:pk>/csv/", compare_views.many_resumes_csv, name="many_resumes_csv"),
    path("<int:pk>/beside/", compare_views.choose, name="choose"),
    path("<int:pk>/beside/<int:other>/", compare_views.beside, name="beside"),
    path("<int:pk>/share/", sharing_views.share, name="share"),
    path("links/<int:pk>/revoke/", sharing_views.revoke, name="revoke"),
    path("shared/<str:token>/", sharing_views.shared, name="shared"),
]
