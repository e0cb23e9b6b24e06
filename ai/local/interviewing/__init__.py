"""Questions for an interview, from a written bank, and a judge of answers."""
