"""The catalogue in the database: what the data files say, loaded by `actions.load`.

Field names are those of the records in `facts`, primary keys are their ids (`PaNET01188`, `maxiv-cosaxs`): a
permalink lives as long as the fact does, and a row and its record are turned into one another field by field.
"""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from halos.catalogue import facts


def _one_of(values: type[facts.Status] | type[facts.Probe] | type[facts.DeadlineKind], name: str) -> Q:
    return Q(**{f"{name}__in": [value.value for value in values]})


class Placed(models.Model):
    """Something in the order of its file."""

    position = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ["position"]


class Identified(Placed):
    """Something that the files name by an id."""

    id = models.CharField(max_length=60, primary_key=True)

    class Meta(Placed.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class Checked(models.Model):
    """A fact with how sure it is and the day somebody last looked."""

    confidence = models.CharField(max_length=10)
    checked = models.DateField()

    class Meta:
        abstract = True


class Sourced(Checked):
    """The same with its source."""

    source = models.TextField()

    class Meta:
        abstract = True


class ProbeTag(models.Model):
    """A probe as a row, so that a technique can have several."""

    id = models.CharField(max_length=10, primary_key=True)

    def __str__(self) -> str:
        return self.id


class SampleTag(models.Model):
    """A kind of sample as a row, so that an instrument can take several."""

    id = models.CharField(max_length=30, primary_key=True)

    def __str__(self) -> str:
        return self.id


class Family(Identified):
    names = models.JSONField()
    shows = models.TextField()


class Technique(Identified):
    """A technique, a support, or an abstract class of PaNET; ours begin with `halos:`."""

    label = models.TextField()
    alt_labels = models.JSONField()
    parent_ids = models.JSONField()
    kind = models.CharField(max_length=20)
    family = models.ForeignKey(Family, models.PROTECT, null=True, related_name="techniques")
    probes = models.ManyToManyField(ProbeTag, related_name="techniques")
    life_science_use = models.TextField()
    source = models.TextField()

    def get_absolute_url(self) -> str:
        return reverse("catalogue:technique", args=[self.pk])


class Card(Placed):
    """What Halos says about a technique in plain words: `content` is its `facts.Card`."""

    technique = models.OneToOneField(Technique, models.CASCADE, primary_key=True, related_name="card")
    content = models.JSONField()

    def __str__(self) -> str:
        return str(self.pk)


class NoFit(Identified):
    """A kind of question that nothing here answers: `content` is its `facts.NoFit`."""

    content = models.JSONField()


class Facility(Identified):
    name = models.TextField()
    operator = models.TextField()
    city = models.CharField(max_length=80)
    country = models.CharField(max_length=2)
    latitude = models.FloatField()
    longitude = models.FloatField()
    probes = models.JSONField()
    in_region = models.BooleanField()
    url = models.TextField()
    about = models.TextField()
    notice = models.TextField()

    def get_absolute_url(self) -> str:
        return reverse("catalogue:facility", args=[self.pk])


class AccessRoute(Identified, Sourced):
    """A way in. `probes` are those it leads to: see `relations.probes_of`."""

    provider = models.TextField()
    facilities = models.ManyToManyField(Facility, related_name="routes")
    probes = models.ManyToManyField(ProbeTag, related_name="routes")
    name = models.TextField()
    review = models.TextField()
    deadlines_in_words = models.TextField()
    cost = models.TextField()
    price = models.CharField(max_length=10)
    speed = models.TextField()
    validity = models.TextField()
    rules = models.TextField()
    scope = models.CharField(max_length=20)
    is_for_industry = models.BooleanField()
    portal = models.TextField()
    url = models.TextField()

    def get_absolute_url(self) -> str:
        return reverse("catalogue:way_in", args=[self.pk])


class DeadlineRule(Placed, Checked):
    """When a route takes proposals: see `facts.DeadlineRule`. It stands on the source of its route."""

    route = models.OneToOneField(AccessRoute, models.CASCADE, primary_key=True, related_name="deadline_rule")
    kind = models.CharField(max_length=10)
    days = models.JSONField()
    precision = models.CharField(max_length=10)
    time = models.TimeField(null=True)
    zone = models.CharField(max_length=40)
    place = models.CharField(max_length=60)
    basis = models.TextField()
    last_known_on = models.DateField(null=True)
    note = models.TextField()

    class Meta(Placed.Meta):
        constraints = [
            models.CheckConstraint(
                condition=_one_of(facts.DeadlineKind, "kind"), name="catalogue_deadline_kind_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.kind}"


class Instrument(Identified, Sourced):
    """An instrument or support laboratory with its status now. `StatusFact` holds what was known before."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="instruments")
    name = models.TextField()
    full_name = models.TextField()
    operator = models.TextField()
    city = models.CharField(max_length=80)
    country = models.CharField(max_length=2)
    in_region = models.BooleanField()
    probe = models.CharField(max_length=10)
    radiation = models.CharField(max_length=60)
    techniques = models.ManyToManyField(Technique, related_name="instruments")
    samples = models.ManyToManyField(SampleTag, related_name="instruments")
    routes = models.ManyToManyField(AccessRoute, related_name="instruments")
    energy = models.TextField()
    beam = models.TextField()
    environment = models.TextField()
    is_for_life_science = models.BooleanField()
    industry = models.CharField(max_length=20)
    status = models.CharField(max_length=15)
    status_note = models.TextField()
    status_on = models.DateField()
    status_source = models.TextField()
    url = models.TextField()

    class Meta(Identified.Meta):
        constraints = [
            models.CheckConstraint(condition=_one_of(facts.Status, "status"), name="catalogue_status_is_known"),
            models.CheckConstraint(condition=_one_of(facts.Probe, "probe"), name="catalogue_probe_is_known"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("catalogue:instrument", args=[self.pk])


class StatusFact(models.Model):
    """What was known of an instrument's status on a day. Rows are added when it changes, and never altered."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="status_facts")
    status = models.CharField(max_length=15)
    note = models.TextField()
    on = models.DateField()
    source = models.TextField()
    confidence = models.CharField(max_length=10)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "on", "status", "note"], name="catalogue_each_status_fact_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument_id}: {self.status} on {self.on}"


class Load(models.Model):
    """The one row that says which files the catalogue holds (the digest of their bytes) and since when."""

    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.digest[:12]} at {self.loaded_at:%Y-%m-%d %H:%M}"
