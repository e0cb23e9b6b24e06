"""What each source answers, in the shape that it documents: one job of a gardener in York."""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone

from jobs.boards import PROVIDERS
from jobs.boards.protocol import Query
from jobs.fetching import Fetcher
from jobs.gathering.caller import Caller
from jobs.tests.factories import a_source
from jobs.tests.web import Answer, Respond, Site

ID = "0f6a2b1c-1111-4222-8333-444455556666"
AD = (
    "<p>We are looking for a gardener with three years of experience.</p><h3>Requirements</h3>"
    "<ul><li>Pruning</li><li>Grafting</li></ul><script>alert(1)</script><p>Full time.</p>"
)
KEYS = {
    "ADZUNA_APP_ID": "id",
    "ADZUNA_APP_KEY": "key",
    "RAPIDAPI_KEY": "key",
    "LINKEDIN_JOBS_URL": "https://jobs.partner.example/search",
    "LINKEDIN_JOBS_TOKEN": "token",
    "USAJOBS_EMAIL": "ada@example.org",
    "USAJOBS_KEY": "key",
    "JSEARCH_PATH": "/search",
}
JSEARCH_JOB = {
    "job_id": "j1",
    "employer_name": "Rosewood Park",
    "job_publisher": "LinkedIn",
    "job_title": "Head Gardener",
    "job_employment_type": "FULLTIME",
    "job_apply_link": "https://www.linkedin.com/jobs/view/1",
    "job_description": AD,
    "job_is_remote": False,
    "job_posted_at_datetime_utc": "2026-11-01T09:00:00.000Z",
    "job_city": "York",
    "job_state": "England",
    "job_country": "GB",
    "job_min_salary": 30000,
    "job_max_salary": 35000,
    "job_salary_currency": "GBP",
    "job_salary_period": "YEAR",
}

SHAPES: dict[str, dict[str, Any]] = {
    "greenhouse": {
        "/jobs": {
            "jobs": [
                {
                    "id": 4711,
                    "title": "Head Gardener",
                    "absolute_url": "https://boards.greenhouse.io/rosewood/jobs/4711",
                    "company_name": "Rosewood Park",
                    "location": {"name": "York"},
                    "content": AD.replace("<", "&lt;").replace(">", "&gt;"),
                    "first_published": "2026-11-01T09:00:00-05:00",
                    "pay_input_ranges": [
                        {
                            "min_cents": 3000000,
                            "max_cents": 3500000,
                            "currency_type": "GBP",
                            "title": "Year",
                        }
                    ],
                }
            ],
            "meta": {"total": 1},
        }
    },
    "lever": {
        "/v0/postings": [
            {
                "id": ID,
                "text": "Head Gardener",
                "hostedUrl": f"https://jobs.lever.co/rosewood/{ID}",
                "country": "GB",
                "categories": {"location": "York", "commitment": "Full-time"},
                "descriptionPlain": "We are looking for a gardener.",
                "lists": [{"text": "Requirements", "content": "<li>Pruning</li>"}],
                "additionalPlain": "Apply.",
                "workplaceType": "on-site",
                "salaryRange": {
                    "currency": "GBP",
                    "interval": "per-year-salary",
                    "min": 30000,
                    "max": 35000,
                },
                "createdAt": 1793523600000,
            }
        ]
    },
    "ashby": {
        "/job-board/": {
            "apiVersion": "1",
            "jobs": [
                {
                    "id": ID,
                    "title": "Head Gardener",
                    "location": "York",
                    "isListed": True,
                    "jobUrl": f"https://jobs.ashbyhq.com/rosewood/{ID}",
                    "descriptionHtml": AD,
                    "employmentType": "FullTime",
                    "publishedAt": "2026-11-01T00:00:00.000+00:00",
                    "compensation": {
                        "compensationTiers": [
                            {
                                "components": [
                                    {
                                        "compensationType": "Salary",
                                        "interval": "1 YEAR",
                                        "minValue": 30000,
                                        "maxValue": 35000,
                                        "currencyCode": "GBP",
                                    }
                                ]
                            }
                        ]
                    },
                },
            ],
        }
    },
    "workable": {
        "/accounts/": {
            "name": "Rosewood Park",
            "jobs": [
                {
                    "title": "Head Gardener",
                    "shortcode": "0A1B2C3D4E",
                    "url": "https://apply.workable.com/rosewood/j/0A1B2C3D4E/",
                    "city": "York",
                    "country": "United Kingdom",
                    "published_on": "2026-11-01",
                    "description": AD,
                }
            ],
        }
    },
    "smartrecruiters": {
        "/postings/743999123": {
            "id": "743999123",
            "name": "Head Gardener",
            "company": {"name": "Rosewood Park"},
            "location": {"city": "York", "country": "gb", "remote": False},
            "releasedDate": "2026-11-01T09:00:00.000Z",
            "typeOfEmployment": {"id": "permanent", "label": "Full-time"},
            "jobAd": {"sections": {"jobDescription": {"text": AD}}},
        },
        "/postings": {
            "offset": 0,
            "limit": 20,
            "totalFound": 1,
            "content": [
                {
                    "id": "743999123",
                    "name": "Head Gardener",
                    "company": {"identifier": "Rosewood", "name": "Rosewood Park"},
                    "location": {"city": "York", "country": "gb", "remote": False},
                    "releasedDate": "2026-11-01T09:00:00.000Z",
                }
            ],
        },
    },
    "adzuna": {
        "/search/": {
            "count": 1,
            "mean": 32500,
            "results": [
                {
                    "id": "5012345678",
                    "title": "Head Gardener",
                    "description": "We are looking for a gardener. Pruning and grafting …",
                    "created": "2026-11-01T09:00:00Z",
                    "redirect_url": "https://www.adzuna.co.uk/land/ad/5012345678",
                    "company": {"display_name": "Rosewood Park"},
                    "location": {"display_name": "York, North Yorkshire", "area": ["UK", "York"]},
                    "latitude": 53.96,
                    "longitude": -1.08,
                    "salary_min": 30000,
                    "salary_max": 35000,
                    "salary_is_predicted": "0",
                    "contract_type": "permanent",
                    "contract_time": "full_time",
                }
            ],
        }
    },
    "jsearch": {"/search": {"status": "OK", "request_id": "r", "data": [JSEARCH_JOB]}},
    "linkedin": {"/search": {"status": "OK", "data": [JSEARCH_JOB]}},
    "usajobs": {
        "/api/search": {
            "SearchResult": {
                "SearchResultCount": 1,
                "SearchResultItems": [
                    {
                        "MatchedObjectDescriptor": {
                            "PositionID": "NPS-26-1",
                            "PositionTitle": "Head Gardener",
                            "PositionURI": "https://www.usajobs.gov/job/1",
                            "OrganizationName": "Rosewood Park",
                            "PositionLocationDisplay": "York, Pennsylvania",
                            "PositionLocation": [{"LocationName": "York, Pennsylvania"}],
                            "PositionRemuneration": [
                                {
                                    "MinimumRange": "30000.0",
                                    "MaximumRange": "35000.0",
                                    "RateIntervalCode": "PA",
                                }
                            ],
                            "PublicationStartDate": "2026-11-01T00:00:00.0000",
                            "ApplicationCloseDate": "2027-01-31T23:59:59.9970",
                            "UserArea": {"Details": {"JobSummary": "Pruning and grafting."}},
                        }
                    }
                ],
            }
        }
    },
    "remotive": {
        "/api/remote-jobs": {
            "0-legal-notice": "Link back to us.",
            "job-count": 1,
            "jobs": [
                {
                    "id": 123,
                    "url": "https://remotive.com/remote-jobs/all/head-gardener-123",
                    "title": "Head Gardener",
                    "company_name": "Rosewood Park",
                    "category": "All others",
                    "job_type": "full_time",
                    "publication_date": "2026-11-01T09:00:00",
                    "candidate_required_location": "UK",
                    "salary": "£30k - £35k",
                    "description": AD,
                }
            ],
        }
    },
    "arbeitnow": {
        "/job-board-api": {
            "data": [
                {
                    "slug": "head-gardener-york-1",
                    "company_name": "Rosewood Park",
                    "title": "Head Gardener",
                    "description": AD,
                    "remote": False,
                    "url": "https://www.arbeitnow.com/jobs/head-gardener-york-1",
                    "tags": [],
                    "job_types": ["Full time"],
                    "location": "York",
                    "created_at": 1793523600,
                }
            ],
            "links": {"next": None},
            "meta": {"current_page": 1},
        }
    },
    "themuse": {
        "/public/jobs": {
            "page": 0,
            "page_count": 1,
            "results": [
                {
                    "id": 99,
                    "name": "Head Gardener",
                    "company": {"name": "Rosewood Park"},
                    "locations": [{"name": "York, United Kingdom"}],
                    "contents": AD,
                    "publication_date": "2026-11-01T09:00:00Z",
                    "refs": {"landing_page": "https://www.themuse.com/jobs/rosewood/gardener"},
                }
            ],
        }
    },
    "remoteok": {
        "/api": [
            {"last_updated": 1793523600, "legal": "Link back to us."},
            {
                "id": "77",
                "epoch": 1793523600,
                "date": "2026-11-01T09:00:00+00:00",
                "company": "Rosewood Park",
                "position": "Head Gardener",
                "description": AD,
                "location": "York",
                "salary_min": 30000,
                "salary_max": 35000,
                "url": "https://remoteok.com/remote-jobs/77",
            },
        ]
    },
    "hackernews": {
        "/search_by_date": {
            "hits": [{"objectID": "1", "title": "Ask HN: Who is hiring? (November 2026)"}]
        },
        "/items/1": {
            "id": 1,
            "children": [
                {
                    "id": 2,
                    "created_at": "2026-11-01T09:00:00.000Z",
                    "text": "Rosewood Park | Head Gardener (Lead) | York | ONSITE<p>Pruning.",
                },
                {"id": 3, "text": None},
                {"id": 4, "text": "Is this remote?"},
            ],
        },
    },
}
BOARDS = [key for key in SHAPES if PROVIDERS[key].KIND == "boards"]


def as_json(data: Any, **more: Any) -> Answer:  # noqa: ANN401 - JSON
    return Answer(json.dumps(data).encode(), kind="application/json", **more)


def shaped(key: str) -> Respond:
    """A source that answers as it documents."""

    def respond(path: str) -> Answer:
        found = (data for part, data in SHAPES[key].items() if part in path)
        return as_json(next(found))

    return respond


def query_of(key: str) -> Query:
    return Query(board="rosewood" if key in BOARDS else "", words="gardener", country="gb")


def caller_of(key: str, site: Site, *, seconds: float = 5, **more: Any) -> Caller:
    """The caller of a source that asks a site in its place."""
    fetcher = Fetcher(also=[("127.0.0.1", site.port)], seconds=seconds)
    said: dict[str, Any] = {"clock": timezone.now, "chance": lambda: 1.0, **more}
    return Caller(a_source(key), stand_in=site.url, fetcher=fetcher, **said)
