"""One client of each service: making one reads its whole model."""

from functools import cache
from typing import Any

import boto3


@cache
def client(service: str) -> Any:
    """The client of a service, for the endpoint that the environment names."""
    return boto3.client(service)
