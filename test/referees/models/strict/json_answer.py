"""Checks one raw answer in JSON 1.1: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .json_walk import check_json

Operation = Any
"""An operation model of botocore's; boto3 and the AWS CLI bring one class each."""
Shape = Any


def read_json(body: bytes) -> dict[str, Any] | str:
    """The document, or a sentence that says why it is none."""
    try:
        found = json.loads(body)
    except ValueError as problem:
        return f'the body is no JSON: {problem}'
    return found if isinstance(found, dict) else f'the body is a {type(found).__name__}, and should be an object'


def check_json_headers(operation: Operation, headers: Mapping[str, str]) -> Iterator[str]:
    """Says what is wrong with the type of the content."""
    wanted = f'application/x-amz-json-{operation.service_model.metadata["jsonVersion"]}'
    if headers.get('content-type') != wanted:
        yield f'the content type is {headers.get("content-type", "")!r}, and should be {wanted}'


def check_json_output(operation: Operation, document: dict[str, Any]) -> Iterator[str]:
    """Says what in a result is not as the model has it."""
    shape = operation.output_shape
    if shape is not None:
        yield from check_json(shape, document, shape.name)
    elif document:
        yield f'{operation.name}: holds {sorted(document)}, and the model has no output'


def json_code(document: dict[str, Any]) -> str:
    """The code that an error gives."""
    return str(document.get('__type', '')).rpartition('#')[2]


def check_json_error(document: dict[str, Any], modelled: Shape | None) -> Iterator[str]:
    """Says what in an error is not as its model has it. AWS leaves the words of some errors empty, and of others away."""
    members = {} if modelled is None else dict(modelled.members)
    strangers = set(document) - {'__type'} - (set(members) or {'message'})
    if strangers and not (members == {} and strangers == {'Message'}):
        yield f'the error holds {sorted(strangers)}, which it has not in the model'
    for name, value in document.items():
        if name in members:
            yield from check_json(members[name], value, name)
        elif not isinstance(value, str):
            yield f'{name}: {value!r} is no text'
