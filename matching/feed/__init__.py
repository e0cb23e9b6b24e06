"""Jobs for a person: looked for among all postings, judged, and shown with the reasons."""
