"""What may stand in an element without children."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

Shape = Any
"""A shape of botocore's; boto3 and the AWS CLI bring one class each."""


_PREFIX = re.compile('^/(hostedzone|change|delegationset)/')
"""Route 53 answers ids with it, and counts their length without, as botocore does (`fix_route53_ids`):
https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html
"""


def check_scalar(shape: Shape, text: str) -> Iterator[str]:
    """Says what is wrong with a text that stands for a value of this shape."""
    kind, values = shape.type_name, shape.metadata.get('enum', [])
    if not _FORMS.get(kind, _any)(text):
        yield f'{text!r} is no {kind}'
    elif values and text not in values:
        yield f'{text!r} is none of the values of {shape.name}'
    else:
        yield from _bounds(shape, text)


def _bounds(shape: Shape, text: str) -> Iterator[str]:
    # Length for text, value for numbers; https://smithy.io/2.0/spec/constraint-traits.html
    if shape.type_name not in ('string', 'integer', 'long', 'float', 'double'):
        return
    size = len(_PREFIX.sub('', text)) if shape.type_name == 'string' else float(text)
    least, most = shape.metadata.get('min'), shape.metadata.get('max')
    if least is not None and size < least:
        yield f'{text!r} is below the least that {shape.name} may be, {least}'
    if most is not None and size > most:
        yield f'{text!r} is above the most that {shape.name} may be, {most}'


def _any(_text: str) -> bool:
    return True


def _timestamp(text: str) -> bool:
    # What XML protocols use by default: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
    if re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z', text) is None:
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _blob(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except binascii.Error:
        return False
    return True


def _form(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text) is not None


_NUMBER = _form(r'-?\d+(\.\d+)?([eE][-+]?\d+)?')

_FORMS = {
    'string': _any,
    'boolean': _form('true|false'),
    'integer': _form(r'-?\d+'),
    'long': _form(r'-?\d+'),
    'float': _NUMBER,
    'double': _NUMBER,
    'timestamp': _timestamp,
    'blob': _blob,
}
