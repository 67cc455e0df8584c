"""What the formats of our own in the description of the API look like, for whoever makes up values of
them."""

import schemathesis
from hypothesis import strategies

schemathesis.openapi.format(
    "month",
    strategies.builds("{:04}-{:02}".format, strategies.integers(2025, 2027), strategies.integers(1, 12)),
)
