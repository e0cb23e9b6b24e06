"""A job advertisement's text to its facts, each with the words it rests on."""

from ai.local.job.reader import read

__all__ = ["read"]
