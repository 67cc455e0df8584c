#!/usr/bin/env python3
"""The six components by OpenFisca-core, as a country package is written, and stripped of all that costs time.

    bench/kernel_openfisca.py DIRECTORY MIX RUNS [stripped]

As a package is written: rates stand in a dated tree of parameters, what a person is is an Enum, and a rate that
depends on it is taken from the tree by it. Stripped: the rates are arrays that a code picks from.

A formula multiplies in 64 bits, as it must to be exact. Each run is a new simulation, for OpenFisca keeps
what it has calculated; its input is set as arrays of the type that it keeps. Only what a mix needs is asked.
"""

import sys

import numpy
from openfisca_core import periods
from openfisca_core.entities import Entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
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


class Kind(Enum):
    """The five risk classes of wage earners, and the self-employed."""

    class_1 = "I"
    class_2 = "II"
    class_3 = "III"
    class_4 = "IV"
    class_5 = "V"
    own = "own"


def dated(value):
    return {"values": {"2015-07-01": {"value": value}}}


def tree(law):
    """The parameters; what depends on the kind of person has a branch for each."""
    def by_kind(wage_earner, own):
        return {kind.name: dated(own if kind is Kind.own else wage_earner) for kind in Kind}

    accident = law["accident"] + [law["selfEmployedAccident"]]
    bands = [
        {"threshold": {"2015-07-01": {"value": start}}, "amount": {"2015-07-01": {"value": base}}}
        for start, base in zip(law["bandStarts"], law["bandBases"])]
    return ParameterNode("", data={
        "work_accident": {kind.name: dated(rate) for kind, rate in zip(Kind, accident)},
        "death_insurance": by_kind(law["death"], 0),
        "death_sum": by_kind(0, law["selfEmployedDeath"]),
        "old_age_employer": by_kind(law["oldAgeEmployer"], 0),
        "old_age_worker": by_kind(law["oldAgeWorker"], law["selfEmployedOldAge"]),
        "pension_employer": dated(law["pensionEmployer"]), "pension_worker": dated(law["pensionWorker"]),
        "pension_ceiling": dated(law["pensionCeiling"]),
        "bands": {"brackets": bands, "metadata": {"type": "single_amount"}},
    })


def package(mix):
    """The variables as a country package has them."""
    def basis(person, period, parameters):
        given = person("amount", period)
        by_band = parameters(period).bands.calc(given)
        return numpy.where(person("kind", period) == Kind.own, by_band, given)

    def pensionable(person, period, parameters):
        return numpy.minimum(person("amount", period), parameters(period).pension_ceiling)

    def component(name, bit, on, depends, sums=None):
        def formula(person, period, parameters):
            law = parameters(period)
            rate = law[name][person("kind", period)] if depends else law[name]
            owed = share(person(on, period), rate)
            if sums:
                owed = owed + law[sums][person("kind", period)]
            return numpy.where(person("programmes", period) & bit != 0, owed, 0)

        return variable(name, formula)

    on = "basis" if mix == "mixed" else "amount"
    components = [
        component("work_accident", 1, on, True),
        component("death_insurance", 2, on, True, "death_sum" if mix == "mixed" else None),
        component("old_age_employer", 4, on, True), component("old_age_worker", 4, on, True),
        component("pension_employer", 8, "pensionable", False),
        component("pension_worker", 8, "pensionable", False),
    ]
    kind = type("kind", (Variable,), {
        "value_type": Enum, "possible_values": Kind, "default_value": Kind.class_1, "entity": PERSON,
        "definition_period": periods.DateUnit.MONTH})
    given = [variable("amount"), variable("programmes"), kind]
    return given + [variable("basis", basis), variable("pensionable", pensionable)] + components, components


def main(directory, mix, runs, stripped):
    rows = Rows(directory, mix)
    system = TaxBenefitSystem([PERSON])
    if not stripped:
        system.parameters = tree(rows.law)
    every, components = variables(rows.law, mix) if stripped else package(mix)
    for one in every:
        system.add_variable(one)
    given = {
        "amount": rows.amounts.astype(numpy.int32), "programmes": rows.programmes.astype(numpy.int32),
        "kind": rows.classes.astype(numpy.int32 if stripped else numpy.int16),
    }

    def run():
        simulation = SimulationBuilder().build_default_simulation(system, count=rows.count)
        for name, column in given.items():
            simulation.set_input(name, PERIOD, column)
        return [simulation.calculate(component.__name__, PERIOD) for component in components]

    measured("OpenFisca-core, stripped" if stripped else "OpenFisca-core", rows, runs, run)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:] == ["stripped"])
