from django.urls import path

from resumes.views import editor, exports, versions
from resumes.views import resumes as views

app_name = "resumes"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.upload, name="upload"),
    path("<row:pk>/", views.detail, name="detail"),
    path("<row:pk>/edit/", editor.edit, name="edit"),
    path("<row:pk>/edit/preview.png", editor.draft_preview, name="draft_preview"),
    path("<row:pk>/drafts/<str:key>/discard/", editor.discard, name="discard"),
    path("<row:pk>/versions/<row:number>/restore/", views.restore, name="restore"),
    path("<row:pk>/versions/", versions.compare, name="compare"),
    path("<row:pk>/export/", exports.export, name="export"),
    path("<row:pk>/export/preview.png", exports.preview, name="preview"),
    path("exports/<row:pk>/file/", exports.exported, name="exported"),
    path("<row:pk>/retry/", views.retry, name="retry"),
    path("<row:pk>/default/", views.make_default, name="make_default"),
    path("<row:pk>/file/", views.file, name="file"),
    path("<row:pk>/delete/", views.delete, name="delete"),
]
