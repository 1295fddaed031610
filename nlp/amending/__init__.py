"""Amending: which fields of what was just recorded a message changes, to what, and what its words aim at."""
