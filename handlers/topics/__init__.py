"""The topics that can be asked about, one module each: `answer(session, asked)` gives what is known."""
