"""Where towns are: their names as people and books write them, their coordinates, and distances, without a network."""

from nlp.places.areas import called, meant
from nlp.places.gazetteer import Gazetteer, gazetteer
from nlp.places.points import Box, Point, box, distance, parsed
from nlp.places.towns import Town

__all__ = ["Box", "Gazetteer", "Point", "Town", "box", "called", "distance", "gazetteer", "meant", "parsed"]
