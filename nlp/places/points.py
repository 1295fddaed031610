"""Points on the globe, how far they are from each other, and the box around one."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

#: Kilometres of a degree of latitude (of the mean radius, 6,371 km).
DEGREE = 6371.0088 * math.pi / 180
PAIR = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*")


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees north and east."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Box:
    """All that lies between two latitudes and two longitudes. `shrink` is how much shorter a degree east is there."""

    south: float
    north: float
    west: float
    east: float
    shrink: float

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it."""
        return self.south <= point.latitude <= self.north and self.west <= point.longitude <= self.east


def distance(one: Point, other: Point) -> float:
    """Kilometres as the crow flies (the haversine formula)."""
    north = math.radians(other.latitude - one.latitude)
    east = math.radians(other.longitude - one.longitude)
    between = math.cos(math.radians(one.latitude)) * math.cos(math.radians(other.latitude))
    half = math.sin(north / 2) ** 2 + between * math.sin(east / 2) ** 2
    return 2 * DEGREE * 180 / math.pi * math.asin(min(1.0, math.sqrt(half)))


def box(centre: Point, km: float) -> Box:
    """What holds all points within so many kilometres. Near the poles it is the whole circle."""
    tall = km / DEGREE
    shrink = max(0.01, math.cos(math.radians(centre.latitude)))
    wide = min(180.0, tall / shrink * 1.01)
    return Box(centre.latitude - tall, centre.latitude + tall, centre.longitude - wide, centre.longitude + wide, shrink)


def parsed(text: str) -> Point | None:
    """The point that "45.70, 11.47" says; `None` where the text is no such pair."""
    match = PAIR.fullmatch(text)
    if match is None:
        return None
    found = Point(float(match[1]), float(match[2]))
    return found if abs(found.latitude) <= 90 and abs(found.longitude) <= 180 else None
