#!/usr/bin/env python3
"""The six components by OpenFisca-core: a country package with the rates of law.json and nothing more.

    bench/kernel_openfisca.py DIRECTORY MIX RUNS

A formula multiplies in 64 bits, as it must to be exact. Each run is a new simulation, for OpenFisca keeps
what it has calculated; its input is set as arrays of the type that it keeps. Only what a mix needs is asked.
"""

import sys

import numpy
from openfisca_core import periods
from openfisca_core.entities import Entity
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from kernel_rows import Rows, measured

PERIOD = "2026-03"
PERSON = Entity("person", "persons", "One person", "")


def variable(name, formula=None):
    """A whole number of rupiah, or a code, of one person in one month; OpenFisca keeps it in 32 bits."""
    body = {"value_type": int, "entity": PERSON, "definition_period": periods.DateUnit.MONTH}
    return type(name, (Variable,), body | ({"formula": formula} if formula else {}))


def share(amount, rate):
    return (amount.astype(numpy.int64) * rate + 500_000) // 1_000_000


def owed(bit, amount, rates, sums=None):
    """A share of an amount by the kind of person, and a sum, for those in the programme."""
    rates = numpy.array(rates)

    def formula(person, period):
        kind = person("kind", period)
        owed = share(person(amount, period), rates[kind])
        if sums is not None:
            owed += numpy.array(sums)[kind]
        return numpy.where(person("programmes", period) & bit != 0, owed, 0)

    return formula


def variables(law, mix):
    starts, bases = numpy.array(law["bandStarts"]), numpy.array(law["bandBases"])

    def basis(person, period):
        given = person("amount", period)
        by_band = bases[numpy.searchsorted(starts, given, side="right") - 1]
        return numpy.where(person("kind", period) == 5, by_band, given)

    def pensionable(person, period):
        return numpy.minimum(person("amount", period), law["pensionCeiling"])

    def pension(rate):
        def formula(person, period):
            return numpy.where(
                person("programmes", period) & 8 != 0, share(person("pensionable", period), rate), 0)

        return formula

    def by_kind(wage_earner, self_employed):
        return [wage_earner] * 5 + [self_employed]

    on = "basis" if mix == "mixed" else "amount"
    components = [
        variable("work_accident", owed(1, on, law["accident"] + [law["selfEmployedAccident"]])),
        variable("death_insurance", owed(
            2, on, by_kind(law["death"], 0),
            by_kind(0, law["selfEmployedDeath"]) if mix == "mixed" else None)),
        variable("old_age_employer", owed(4, on, by_kind(law["oldAgeEmployer"], 0))),
        variable("old_age_worker", owed(4, on, by_kind(law["oldAgeWorker"], law["selfEmployedOldAge"]))),
        variable("pension_employer", pension(law["pensionEmployer"])),
        variable("pension_worker", pension(law["pensionWorker"])),
    ]
    given = [variable("amount"), variable("programmes"), variable("kind")]
    return given + [variable("basis", basis), variable("pensionable", pensionable)] + components, components


def main(directory, mix, runs):
    rows = Rows(directory, mix)
    system = TaxBenefitSystem([PERSON])
    every, components = variables(rows.law, mix)
    for one in every:
        system.add_variable(one)
    given = {
        "amount": rows.amounts.astype(numpy.int32), "programmes": rows.programmes.astype(numpy.int32),
        "kind": rows.classes.astype(numpy.int32),
    }

    def run():
        simulation = SimulationBuilder().build_default_simulation(system, count=rows.count)
        for name, column in given.items():
            simulation.set_input(name, PERIOD, column)
        return [simulation.calculate(component.__name__, PERIOD) for component in components]

    measured("OpenFisca-core", rows, runs, run)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
