"""Gathering postings from their sources: asking within limits, keeping, putting together."""
