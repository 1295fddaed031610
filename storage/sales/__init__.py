"""What was sold, looked at in every way: its lines, its sums, who bought it and who sold it, at which discount."""
