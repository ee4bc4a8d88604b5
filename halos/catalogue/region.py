"""Facilities as rows of a list and as places on the map of the region."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from halos.catalogue.facts import Facility, Facts, Instrument, Probe, Status
from halos.core.design.region_map import Place

BEAMS = frozenset({Probe.LIGHT, Probe.FEL, Probe.NEUTRON})
WORDS = {
    Status.OPERATING: _("%d in operation"),
    Status.PLANNED: _("%d planned, not bookable"),
    Status.COMMISSIONING: _("%d being commissioned"),
    Status.UPGRADE: _("%d being upgraded"),
    Status.CLOSED: _("%d closed"),
}
NAMED_FROM = 3  # instruments: smaller places are dots on the map


@dataclass(frozen=True)
class FacilityRow:
    """A facility with the number of its instruments of each status: (status, `12 in operation`)."""

    facility: Facility
    instruments: tuple[Instrument, ...]
    statuses: tuple[tuple[str, str], ...]

    @property
    def has_beams(self) -> bool:
        """True for synchrotrons, free-electron lasers and neutron sources, also where these are small."""
        return bool(BEAMS & set(self.facility.probes))

    @property
    def is_large(self) -> bool:
        return self.has_beams and len(self.instruments) >= NAMED_FROM


def facility_row(facility: Facility, known: Facts) -> FacilityRow:
    """The facility with its instruments, counted by status."""
    instruments = known.instruments_at(facility.id)
    counted = Counter(each.status for each in instruments)
    statuses = ((status.value, WORDS[status] % counted[status]) for status in Status if counted[status])
    return FacilityRow(facility, instruments, tuple(statuses))


def place_on_map(row: FacilityRow) -> Place:
    """Where the facility is; its name stands beside it where it is large."""
    facility = row.facility
    own = [each.status for each in row.instruments if each.probe == facility.probes[0]]
    return Place(
        name=facility.short_name,
        latitude=facility.latitude,
        longitude=facility.longitude,
        probe=facility.probes[0].value,
        url=reverse("catalogue:facility", args=[facility.id]),
        kind="facility" if row.is_large else "small",
        is_planned=all(status == Status.PLANNED for status in own),
    )
