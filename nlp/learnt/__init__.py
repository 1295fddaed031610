"""The learnt parts of reading: what the words of a message say, which belong together, and what holds in the end."""
