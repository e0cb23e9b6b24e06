from django.urls import path

from matching import (
    compare_views,
    letter_views,
    material_views,
    sent_views,
    sharing_views,
    tailoring_views,
    views,
)

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
    path("material/<int:pk>/", material_views.material, name="material"),
    path("material/answers/<int:pk>/back/", material_views.take_back, name="take_back"),
    path("sent/<int:pk>/", sent_views.sent, name="sent"),
    path("<int:pk>/share/", sharing_views.share, name="share"),
    path("links/<int:pk>/revoke/", sharing_views.revoke, name="revoke"),
    path("shared/<str:token>/", sharing_views.shared, name="shared"),
    path("<int:pk>/tailor/", tailoring_views.tailor, name="tailor"),
    path("<int:pk>/tailor/all/", tailoring_views.decide_all, name="decide_all"),
    path("<int:pk>/tailor/<int:number>/", tailoring_views.decide, name="decide"),
    path("<int:pk>/tailor/questions/<int:number>/", tailoring_views.answer, name="answer"),
    path("<int:pk>/tailor/save/", tailoring_views.save_version, name="save_version"),
    path("<int:pk>/tailor/score/", tailoring_views.score_version, name="score_version"),
    path("<int:pk>/tailor/preview/", tailoring_views.preview, name="tailor_preview"),
    path("<int:pk>/tailor/retry/", tailoring_views.retry_tailoring, name="retry_tailoring"),
    path("<int:pk>/letters/<slug:kind>/", letter_views.letter, name="letter"),
    path("<int:pk>/letters/<slug:kind>/edit/", letter_views.edit_letter, name="edit_letter"),
    path("<int:pk>/letters/<slug:kind>/also/", letter_views.say_also, name="say_also"),
    path("<int:pk>/letters/<slug:kind>/claim/", letter_views.settle_claim, name="settle_claim"),
    path(
        "<int:pk>/letters/<slug:kind>/restore/<int:number>/",
        letter_views.restore_letter,
        name="restore_letter",
    ),
    path("<int:pk>/letters/<slug:kind>/delete/", letter_views.delete_letter, name="delete_letter"),
    path(
        "<int:pk>/letters/<slug:kind>/<slug:name>/", letter_views.letter_file, name="letter_file"
    ),
]
