"""Fetching pages of strangers without being led to what is not theirs."""

from jobs.fetching.fetcher import Fetched, Fetcher
from jobs.fetching.problems import FetchError, Forbidden, NoAnswer, NotReadable, TooMuch

__all__ = ["FetchError", "Fetched", "Fetcher", "Forbidden", "NoAnswer", "NotReadable", "TooMuch"]
