"""A company of which only notes tell: what its reps noted in three months, and questions about it."""
