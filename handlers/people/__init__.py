"""Colleagues: who is invited, who is in which team with which role, who leaves, and the record of all that."""
