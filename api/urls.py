from django.urls import URLPattern, include, path

from api.views import docs, found, interviews, jobs, letters, matches, money, people, resumes
from api.views import tailoring as suggestions
from api.views.base import Calls

app_name = "api"


def at(address: str, view: type[Calls], name: str, **does: str) -> URLPattern:
    """An address, and what each method does there."""
    return path(address, view.as_view({**does}), name=name)


match, letter = "matches/<row:pk>/", "matches/<row:pk>/letters/<slug:kind>/"
version = "resumes/<row:pk>/versions/<row:number>/"
v1 = [
    at("auth/register/", people.Doors, "auth-register", post="register"),
    at("auth/register/confirm/", people.Doors, "register-confirm", post="confirm"),
    at("auth/token/", people.Doors, "auth-token", post="token"),
    at("auth/refresh/", people.Doors, "refresh", post="refresh"),
    at("auth/logout/", people.LogOut, "logout", post="logout"),
    at("auth/me/", people.MyAccount, "me", get="show", patch="change"),
    at("tokens/", people.MyTokens, "tokens", get="list", post="create"),
    at("tokens/<row:pk>/", people.MyTokens, "one-token", get="retrieve", delete="destroy"),
    at("activity/", people.MyActivity, "activity", get="list"),
    at("receipt/", people.MyReceipt, "receipt", get="list"),
    at("resumes/", resumes.Resumes, "resumes", get="list", post="create"),
    at(
        "resumes/<row:pk>/",
        resumes.Resumes,
        "resume",
        get="retrieve",
        patch="partial_update",
        delete="destroy",
    ),
    at("resumes/<row:pk>/file/", resumes.Resumes, "resume-file", get="file"),
    at("resumes/<row:pk>/read/", resumes.ResumeVerbs, "resume-read", post="read"),
    at("resumes/<row:pk>/default/", resumes.ResumeVerbs, "resume-default", post="default"),
    at("resumes/<row:pk>/versions/", resumes.Versions, "versions", get="list"),
    at(version, resumes.Versions, "version", get="retrieve"),
    at(f"{version}restore/", resumes.Versions, "version-restore", post="restore"),
    at("resumes/<row:pk>/exports/", resumes.Versions, "resume-export", post="export"),
    at("exports/", resumes.Exports, "exports", get="list"),
    at("exports/<row:pk>/", resumes.Exports, "export", get="retrieve"),
    at("exports/<row:pk>/file/", resumes.Exports, "export-file", get="file"),
    at("jobs/", jobs.Jobs, "jobs", get="list", post="create"),
    at(
        "jobs/<row:pk>/",
        jobs.Jobs,
        "job",
        get="retrieve",
        patch="partial_update",
        delete="destroy",
    ),
    at("jobs/<row:pk>/file/", jobs.Jobs, "job-file", get="file"),
    at("jobs/<row:pk>/read/", jobs.Jobs, "job-read", post="read"),
    at("jobs/<row:pk>/tracker/", jobs.Tracker, "tracker", get="show", patch="change"),
    at("matches/", matches.Matches, "matches", get="list", post="create"),
    at(match, matches.Matches, "match", get="retrieve", delete="destroy"),
    at(f"{match}pdf/", matches.Matches, "match-pdf", get="pdf"),
    at(f"{match}retry/", matches.Matches, "match-retry", post="retry"),
    at(f"{match}tailoring/", suggestions.Suggestions, "tailoring", get="show", post="ask"),
    at(
        f"{match}tailoring/suggestions/<row:number>/",
        suggestions.Suggestions,
        "suggestion",
        patch="decide",
    ),
    at(f"{match}tailoring/decisions/", suggestions.Suggestions, "decisions", post="decide_all"),
    at(
        f"{match}tailoring/questions/<row:number>/",
        suggestions.Suggestions,
        "tailoring-question",
        patch="answer",
    ),
    at(f"{match}tailoring/version/", suggestions.Suggestions, "tailoring-version", post="save"),
    at(f"{match}tailoring/score/", suggestions.Suggestions, "tailoring-score", post="score"),
    at(f"{match}letters/", letters.Letters, "letters", get="list"),
    at(
        letter,
        letters.Letters,
        "letter",
        get="retrieve",
        post="write",
        patch="edit",
        delete="destroy",
    ),
    at(f"{letter}revisions/", letters.Revisions, "revisions", get="list"),
    at(
        f"{letter}revisions/<row:number>/restore/",
        letters.Revisions,
        "revision-restore",
        post="restore",
    ),
    at(f"{letter}file/<slug:name>/", letters.Letters, "letter-file", get="file"),
    at("interviews/", interviews.Sets, "interviews", get="list", post="create"),
    at(
        "interviews/<row:pk>/",
        interviews.Sets,
        "interview",
        get="retrieve",
        patch="partial_update",
        delete="destroy",
    ),
    at("interviews/<row:pk>/retry/", interviews.Sets, "interview-retry", post="retry"),
    at("interviews/<row:pk>/questions/", interviews.SetQuestions, "set-questions", get="list"),
    at(
        "questions/<row:pk>/",
        interviews.Questions,
        "question",
        get="retrieve",
        patch="partial_update",
    ),
    at("questions/<row:pk>/answers/", interviews.Answers, "answers", get="list", post="create"),
    at("answers/<row:pk>/", interviews.OneAnswer, "answer", get="retrieve"),
    at("recommendations/", found.Recommendations, "recommendations", get="list"),
    at("postings/<row:pk>/", found.Postings, "posting", get="retrieve"),
    at("postings/<row:pk>/mark/", found.Postings, "posting-mark", post="mark"),
    at("billing/", money.Billing, "billing", get="show"),
    at("billing/invoices/", money.Billing, "invoices", get="invoices"),
    at("dashboard/", money.Numbers, "dashboard", get="show"),
    path("schema/", docs.schema, name="schema"),
]
urlpatterns = [
    path("v1/", include(v1)),
    path("docs/", docs.swagger, name="docs"),
    path("redoc/", docs.redoc, name="redoc"),
]
