"""Each topic answered from small data, on both databases."""
