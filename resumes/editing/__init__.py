"""Facts as forms, forms as facts, and what is typed in between."""

from resumes.editing.facts import FactsForms

__all__ = ["FactsForms"]
