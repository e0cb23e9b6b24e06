"""Texts on a map of meanings and occupations, and the search for jobs near a résumé."""
