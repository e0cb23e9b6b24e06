"""What is kept of a person, the whole of it to take along, and its end."""
