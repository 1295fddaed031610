"""Moments: which words of a text speak of a day, a period or a clock time, and what they mean."""
