"""Where towns are: their names as people and books write them, their coordinates, and distances, without a network."""

from nlp.places.gazetteer import Gazetteer, gazetteer
from nlp.places.points import Box, Point, box, distance, parsed

__all__ = ["Box", "Gazetteer", "Point", "box", "distance", "gazetteer", "parsed"]
