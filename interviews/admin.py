"""Interviews, for staff; and the bank, which they may add to."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from import_export import resources
from import_export.admin import ImportExportModelAdmin
from unfold.admin import ModelAdmin
from unfold.contrib.import_export.forms import ExportForm, ImportForm

from core.admin import PROVENANCE, BackgroundWorkAdmin, ReadOnlyAdmin
from interviews.models import Answer, BankQuestion, MockInterview, Question, QuestionSet, Story


@admin.register(QuestionSet)
class QuestionSetAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("job", "owner", "status", "held_on", "created_at")
    list_filter: ClassVar = ("status", "engine_version", "created_at")
    search_fields: ClassVar = ("job__title", "job__company", "owner__email")
    list_select_related: ClassVar = ("job", "owner")
    readonly_fields: ClassVar = (
        *("job", "match", "owner", "mix", "guide", "held_on", "held_at", "notes"),
        *PROVENANCE,
    )


@admin.register(Question)
class QuestionAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("question", "category", "level", "topic", "marked", "skipped")
    list_filter: ClassVar = ("category", "level")
    search_fields: ClassVar = ("question", "set__owner__email")


@admin.register(Answer)
class AnswerAdmin(BackgroundWorkAdmin):
    list_display: ClassVar = ("question", "owner", "status", "score", "created_at")
    list_filter: ClassVar = ("status", "created_at")
    search_fields: ClassVar = ("question__question", "owner__email")
    list_select_related: ClassVar = ("question", "owner")
    readonly_fields: ClassVar = (
        *("question", "owner", "mock", "text", "seconds", "score", "feedback"),
        *PROVENANCE,
    )


@admin.register(MockInterview)
class MockInterviewAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("set", "owner", "started_at", "ended_at")
    list_filter: ClassVar = ("started_at",)
    search_fields: ClassVar = ("set__job__title", "owner__email")
    list_select_related: ClassVar = ("set__job", "owner")


@admin.register(Story)
class StoryAdmin(ReadOnlyAdmin):
    list_display: ClassVar = ("title", "owner", "tags", "updated_at")
    search_fields: ClassVar = ("title", "owner__email")
    list_select_related: ClassVar = ("owner",)


class BankResource(resources.ModelResource):  # type: ignore[misc] # the package has no types
    """The bank as a table: a question is known by its words."""

    class Meta:
        model = BankQuestion
        import_id_fields: ClassVar = ("question",)
        exclude: ClassVar = ("id",)
        clean_model_instances = True


@admin.register(BankQuestion)
class BankQuestionAdmin(ModelAdmin, ImportExportModelAdmin):  # type: ignore[misc] # as above
    resource_classes: ClassVar = (BankResource,)
    import_form_class = ImportForm
    export_form_class = ExportForm
    list_display: ClassVar = ("question", "category", "holds", "level", "is_active")
    list_filter: ClassVar = ("category", "level", "is_active")
    search_fields: ClassVar = ("question", "probes", "holds")
