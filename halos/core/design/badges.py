"""The words and glyphs of probes, statuses, prices, notices and countries: one place for each."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

PROBES = {
    "light": _("Synchrotron light"),
    "fel": _("Free-electron laser"),
    "neutron": _("Neutrons"),
    "electron": _("Electrons"),
    "support": _("Support lab"),
}


@dataclass(frozen=True)
class StatusLook:
    """How a status is shown: the variant decides the colour. Planned is never green."""

    variant: str
    symbol: str
    label: Any


STATUSES = {
    "operating": StatusLook("ok", "on", _("In operation")),
    "commissioning": StatusLook("wait", "half", _("Commissioning")),
    "upgrade": StatusLook("wait", "half", _("Being upgraded")),
    "planned": StatusLook("plan", "ring", _("Planned: no user beam yet")),
    "closed": StatusLook("no", "cross", _("Closed")),
    "outside": StatusLook("info", "info", _("Outside the region")),
}


@dataclass(frozen=True)
class NoticeLook:
    variant: str
    symbol: str


NOTICES = {
    "info": NoticeLook("info", "info"),
    "ok": NoticeLook("ok", "check"),
    "warn": NoticeLook("warn", "warn"),
    "stop": NoticeLook("stop", "cross"),
}
# what Django's messages call the same
NOTICES |= {
    "debug": NOTICES["info"],
    "success": NOTICES["ok"],
    "warning": NOTICES["warn"],
    "error": NOTICES["stop"],
}

PRICES = {"free": _("free"), "paid": _("paid"), "fee": _("fee"), "n/a": _("none")}

COUNTRIES = {
    "CH": _("Switzerland"),
    "CZ": _("Czechia"),
    "DE": _("Germany"),
    "DK": _("Denmark"),
    "ES": _("Spain"),
    "FI": _("Finland"),
    "FR": _("France"),
    "GB": _("United Kingdom"),
    "IT": _("Italy"),
    "NL": _("Netherlands"),
    "NO": _("Norway"),
    "PL": _("Poland"),
    "SE": _("Sweden"),
    "US": _("United States"),
}
