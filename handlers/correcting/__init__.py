"""Putting right what was recorded: by saying so, by tapping, by editing the message; and what that teaches."""
