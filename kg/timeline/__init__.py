"""When something began and ended, with what is certain, possible and unknown kept apart."""

from kg.timeline.scale import Bar, Days, Interval, Stretch, Timeline, timeline
from kg.timeline.svg import svg

__all__ = ["Bar", "Days", "Interval", "Stretch", "Timeline", "svg", "timeline"]
