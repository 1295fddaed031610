"""How rows of files become facts: what they mean (`meaning`), what is there already (`writing`), all or nothing
(`storage.loads`)."""
