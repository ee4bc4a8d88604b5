"""The pages of the catalogue: each loads the records, asks a few functions, and renders."""

from halos.catalogue.views.comparison import compare
from halos.catalogue.views.deadlines import deadlines
from halos.catalogue.views.facilities import facilities, facility
from halos.catalogue.views.instruments import instrument, instruments
from halos.catalogue.views.techniques import technique, techniques
from halos.catalogue.views.ways import way_in, ways_in

__all__ = [
    "compare",
    "deadlines",
    "facilities",
    "facility",
    "instrument",
    "instruments",
    "technique",
    "techniques",
    "way_in",
    "ways_in",
]
