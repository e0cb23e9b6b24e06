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
    path("<row:pk>/", views.detail, name="detail"),
    path("<row:pk>/opinion/", views.opinion, name="opinion"),
    path("<row:pk>/retry/", views.retry, name="retry"),
    path("<row:pk>/again/", views.again, name="again"),
    path("<row:pk>/pdf/", views.pdf, name="pdf"),
    path("<row:pk>/delete/", views.delete, name="delete"),
    path("compare/", compare_views.compare, name="compare"),
    path("compare/resume/<row:pk>/", compare_views.many_jobs, name="many_jobs"),
    path("compare/resume/<row:pk>/csv/", compare_views.many_jobs_csv, name="many_jobs_csv"),
    path("compare/job/<row:pk>/", compare_views.many_resumes, name="many_resumes"),
    path("compare/job/<row:pk>/csv/", compare_views.many_resumes_csv, name="many_resumes_csv"),
    path("<row:pk>/beside/", compare_views.choose, name="choose"),
    path("<row:pk>/beside/<row:other>/", compare_views.beside, name="beside"),
    path("material/<row:pk>/", material_views.material, name="material"),
    path("material/answers/<row:pk>/back/", material_views.take_back, name="take_back"),
    path("sent/<row:pk>/", sent_views.sent, name="sent"),
    path("<row:pk>/share/", sharing_views.share, name="share"),
    path("links/<row:pk>/revoke/", sharing_views.revoke, name="revoke"),
    path("shared/<str:token>/", sharing_views.shared, name="shared"),
    path("<row:pk>/tailor/", tailoring_views.tailor, name="tailor"),
    path("<row:pk>/tailor/all/", tailoring_views.decide_all, name="decide_all"),
    path("<row:pk>/tailor/<row:number>/", tailoring_views.decide, name="decide"),
    path("<row:pk>/tailor/questions/<row:number>/", tailoring_views.answer, name="answer"),
    path("<row:pk>/tailor/save/", tailoring_views.save_version, name="save_version"),
    path("<row:pk>/tailor/score/", tailoring_views.score_version, name="score_version"),
    path("<row:pk>/tailor/preview/", tailoring_views.preview, name="tailor_preview"),
    path("<row:pk>/tailor/retry/", tailoring_views.retry_tailoring, name="retry_tailoring"),
    path("<row:pk>/letters/<slug:kind>/", letter_views.letter, name="letter"),
    path("<row:pk>/letters/<slug:kind>/edit/", letter_views.edit_letter, name="edit_letter"),
    path("<row:pk>/letters/<slug:kind>/also/", letter_views.say_also, name="say_also"),
    path("<row:pk>/letters/<slug:kind>/claim/", letter_views.settle_claim, name="settle_claim"),
    path(
        "<row:pk>/letters/<slug:kind>/restore/<row:number>/",
        letter_views.restore_letter,
        name="restore_letter",
    ),
    path("<row:pk>/letters/<slug:kind>/delete/", letter_views.delete_letter, name="delete_letter"),
    path(
        "<row:pk>/letters/<slug:kind>/<slug:name>/", letter_views.letter_file, name="letter_file"
    ),
]
