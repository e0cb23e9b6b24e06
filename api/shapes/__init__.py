"""How rows look outside, and what may be sent: shapes, and no work."""
