"""Where jobs come from."""

from __future__ import annotations

from urllib.parse import urlparse

from jobalign.settings.machine import SITE_URL, env

FETCH_ALSO = [
    (host, int(port))
    for host, _, port in (each.rpartition(":") for each in env.listed("FETCH_ALSO"))
]

# Sources of postings. A source with keys is on where its keys are set; companies' boards are on
# where somebody has added one; the feeds that need no key by OPEN_SOURCES.
SOURCE_KEYS = {
    "ADZUNA_APP_ID": env.text("ADZUNA_APP_ID"),
    "ADZUNA_APP_KEY": env.text("ADZUNA_APP_KEY"),
    "RAPIDAPI_KEY": env.text("RAPIDAPI_KEY"),
    "LINKEDIN_JOBS_URL": env.text("LINKEDIN_JOBS_URL"),
    "LINKEDIN_JOBS_TOKEN": env.text("LINKEDIN_JOBS_TOKEN"),
    "USAJOBS_EMAIL": env.text("USAJOBS_EMAIL"),
    "USAJOBS_KEY": env.text("USAJOBS_KEY"),
}
OPEN_SOURCES = env.boolean("OPEN_SOURCES", default=urlparse(SITE_URL).scheme == "https")
DEMO_BOARD = env.boolean("DEMO_BOARD", default=not (OPEN_SOURCES or any(SOURCE_KEYS.values())))
SOURCE_KEYS["JSEARCH_PATH"] = env.text(
    "JSEARCH_PATH", "/search", choices=("/search", "/search-v2")
)
SOURCES_COUNTRY = env.text("SOURCES_COUNTRY", "gb").lower()
SOURCES_STAND_IN = env.text("SOURCES_STAND_IN").rstrip("/")
"""An origin that is asked in the place of every source's own, as a test's server is."""
