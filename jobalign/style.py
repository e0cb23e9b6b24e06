"""What the style page shows: the parts of the pages, filled with a sample."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from core.models import BackgroundWork
from jobalign import samples
from matching.presenting import ReportPage
from resumes.models import Resume


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the style page, and the rule that its parts follow."""

    slug: str
    name: str
    rule: str

    @property
    def template(self) -> str:
        return f"style/{self.slug}.html"


PARTS = (
    Part("colour", "Colour", "Paper, ink, and three verdicts. Ink is the one accent."),
    Part("type", "Type", "Sans is ours. Serif is theirs: the words of a résumé or a job."),
    Part("buttons", "Buttons", "One primary in sight. Labels are verbs."),
    Part("fields", "Fields", "The label above, help below. What was typed is kept."),
    Part("messages", "Messages", "Sentences. What happened, what it cost, what to do."),
    Part("chips", "Chips, badges, marks", "A verdict has an icon and a line as well as a colour."),
    Part("scores", "Scores", "Always ink, whatever it is: a measure, not praise or blame."),
    Part("ledger", "Ledger", "Each row opens on the words that its points rest on."),
    Part("states", "Waiting, failed, empty", "Steps and a bar; a way on; what will be here."),
)


class Fields(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Job title", initial="Platform Engineer")
    url = forms.URLField(label="Address of the advertisement", assume_scheme="https")
    order = forms.ChoiceField(label="In order of", choices=[("new", "Newest first")])
    day = forms.DateField(
        label="Closes on", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    notes = forms.CharField(
        label="Notes", widget=forms.Textarea(attrs={"rows": 3}), help_text="For you alone."
    )
    look = forms.ChoiceField(
        label="Look",
        required=False,
        choices=[("", "As my system"), ("d", "Dark")],
        widget=forms.RadioSelect,
    )
    stay = forms.BooleanField(label="Stay logged in on this device", required=False)


def filled() -> dict[str, object]:
    """The context of the style page."""
    said = samples.ALL[0].reading
    page = ReportPage.of(said, resume_text=said.resume_text, job_text=said.job_text)
    typed = {
        "title": "Platform Engineer",
        "url": "tidewater jobs 214",
        "notes": "On call?",
        "order": "new",
    }
    return {
        "parts": PARTS,
        "page": page,
        "lines": page.resume_excerpt,
        "form": Fields(typed),
        "work": Resume(status=BackgroundWork.Status.RUNNING, step=3),
    }
