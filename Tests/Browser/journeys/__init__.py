"""Journeys of people through the portal, one module an area, in the order in which they are gone:
what an earlier one made, a later one finds."""

from . import accounts, agreements, budgets, claims, companies, coverage, finding, guests, hostile, month
from . import outreach, own, payments, programs, registry, rosters, signals, sponsors, vulnerable


def every_module(view):
    """The journeys of a view."""
    for module in (
        programs, rosters, month, payments, guests, claims, agreements, coverage, accounts, own, budgets,
        sponsors, outreach, companies, vulnerable, signals, finding, registry, hostile,
    ):
        yield from module.ALL
