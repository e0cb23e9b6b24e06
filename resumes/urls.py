from django.urls import path

from resumes.views import editor, exports, versions
from resumes.views import resumes as views

app_name = "resumes"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.upload, name="upload"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/edit/", editor.edit, name="edit"),
    path("<int:pk>/edit/preview.png", editor.draft_preview, name="draft_preview"),
    path("<int:pk>/drafts/<str:key>/discard/", editor.discard, name="discard"),
    path("<int:pk>/versions/<int:number>/restore/", views.restore, name="restore"),
    path("<int:pk>/versions/", versions.compare, name="compare"),
    path("<int:pk>/export/", exports.export, name="export"),
    path("<int:pk>/export/preview.png", exports.preview, name="preview"),
    path("exports/<int:pk>/file/", exports.exported, name="exported"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("<int:pk>/default/", views.make_default, name="make_default"),
    path("<int:pk>/file/", views.file, name="file"),
    path("<int:pk>/delete/", views.delete, name="delete"),
]
