"""What comes to the chat besides a note of its own: what follows one, answers to reminders, cards, places, photos."""
