"""The editor: all facts as forms, with a draft that outlives the tab."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.models import UserRequest
from core.forms import number
from resumes import services
from resumes.editing import FactsForms
from resumes.editing.typing import acted, said_of
from resumes.export import Choice
from resumes.export.preview import first_page
from resumes.export.wording import language_of
from resumes.models import Draft, Resume, ResumeVersion
from resumes.views.access import my_resume

ELSEWHERE = (
    "This draft was changed in another tab. Both are kept: this one is now a draft of its own."
)


@login_required
def edit(request: UserRequest, pk: int) -> HttpResponse:
    """Every fact as a field; the newest draft goes on where it was left."""
    resume = my_resume(request, pk)
    if resume.current is None:
        return redirect(resume)
    if request.method == "POST":
        return _sent(request, resume)
    drafts = list(resume.drafts.select_related("base"))
    key = request.GET.get("draft")
    draft = next((one for one in drafts if key in (one.key, None)), None)
    base = draft.base if draft else resume.current
    forms = FactsForms.of(resume, (draft.said or None) if draft else None, base.parsed)
    return _page(request, resume, forms, base, draft)


def _sent(request: UserRequest, resume: Resume) -> HttpResponse:
    """A button of the editor: save as a version, undo, keep as a draft, or change the entries."""
    base, action = _base(request, resume), request.POST.get("do", "save")
    if action == "save":
        return _saved(request, resume, base, FactsForms.of(resume, request.POST, base.parsed))
    key, revision = _key(request), number(request.POST.get("revision")) or 0
    said = said_of(request.POST)
    if action == "undo":
        return _undone(resume, key, said)
    draft = services.keep_draft(
        resume=resume, base=base, key=key, revision=revision, said=acted(said, action)
    )
    apart = bool(key) and draft.key != key
    if request.htmx:
        context = {"resume": resume, "draft": draft, "apart": apart}
        return render(request, "resumes/edit.html#kept", context)
    if apart:
        messages.warning(request, ELSEWHERE)
    return _to_draft(resume, draft.key)


def _undone(resume: Resume, key: str, said: dict[str, str]) -> HttpResponse:
    """What is typed and not kept goes first, then what the draft kept last."""
    draft = get_object_or_404(resume.drafts, key=key)
    if draft.said == said:
        services.undo(draft)
    return _to_draft(resume, key)


def _to_draft(resume: Resume, key: str) -> HttpResponse:
    return redirect(f"{reverse('resumes:edit', args=[resume.pk])}?draft={key}")


def _saved(
    request: UserRequest, resume: Resume, base: ResumeVersion, forms: FactsForms
) -> HttpResponse:
    key = _key(request)
    if not forms.is_valid():
        draft = resume.drafts.filter(key=key).first()
        return _page(request, resume, forms, base, draft, status=422)
    meanwhile = resume.current
    version = services.correct(resume=resume, title=forms.title, facts=forms.facts())
    resume.drafts.filter(key=key).delete()
    said = f"Saved as version {version.number}." if version else "Saved. No fact has changed."
    if version and meanwhile and meanwhile.pk != base.pk:
        said += f" Version {meanwhile.number}, made meanwhile in another tab, is kept as well."
    messages.success(request, said)
    return redirect(resume)


def _page(
    request: HttpRequest,
    resume: Resume,
    forms: FactsForms,
    base: ResumeVersion,
    draft: Draft | None,
    *,
    status: int = 200,
) -> HttpResponse:
    others = resume.drafts.exclude(pk=draft.pk) if draft else resume.drafts.all()
    context = {
        "resume": resume,
        "forms": forms,
        "wrong": status != 200,
        "draft": draft,
        "others": others.defer("said", "history"),
        "base": base,
        "next_version": resume.versions.values_list("number", flat=True)[0] + 1,
    }
    return render(request, "resumes/edit.html", context, status=status)


def _key(request: HttpRequest) -> str:
    """The draft that is meant; no key of ours holds what no database takes."""
    sent = request.POST if request.method == "POST" else request.GET
    return sent.get("draft", "").replace("\x00", "")


def _base(request: HttpRequest, resume: Resume) -> ResumeVersion:
    """The version that the forms were filled from."""
    base = number(request.POST.get("base"))
    if not base and resume.current:
        return resume.current
    return get_object_or_404(resume.versions, number=base)


@login_required
@require_POST
def discard(request: UserRequest, pk: int, key: str) -> HttpResponse:
    """Throw a draft away."""
    resume = my_resume(request, pk)
    get_object_or_404(resume.drafts, key=key).delete()
    messages.success(request, "The draft is thrown away. The versions are as they were.")
    return redirect("resumes:edit", pk=resume.pk)


@login_required
@require_safe
def draft_preview(request: UserRequest, pk: int) -> HttpResponse:
    """The first page of a draft as a picture; of the current version where none is asked for."""
    resume = my_resume(request, pk)
    draft = resume.drafts.select_related("base").filter(key=_key(request)).first()
    facts = draft.base.parsed if draft else resume.facts
    if draft and draft.said:
        forms = FactsForms.of(resume, draft.said, facts)
        facts = forms.facts() if forms.is_valid() else facts
    picture = first_page(facts, Choice(language=language_of(resume.text)))
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private"})
