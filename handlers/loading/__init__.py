"""Files of the company's data: what each sheet is, and its rows as facts."""
