"""From a question to its answer: what is asked, what leans on the question before, and how an answer is shown."""
