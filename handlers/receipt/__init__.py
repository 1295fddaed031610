"""The card after a note as a receipt: what is asked under it, and what a tap on it changes."""
