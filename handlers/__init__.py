"""What is done about what was said: one module for each thing a rep wants.

Knows nothing of Telegram, the clock, the environment or any human sentence, and never commits.
"""
