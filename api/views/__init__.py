"""The calls: each asks a service, and answers in a shape."""
