"""Text to a Reading, a Reply to text. Pure: the same arguments give the same answer."""
