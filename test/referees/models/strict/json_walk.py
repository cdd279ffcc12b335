"""Walks the values of an answer in JSON along the shapes of the model."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .scalars import Shape, check_scalar


def check_json(shape: Shape, value: Any, path: str) -> Iterator[str]:
    """Says what in this value is not as its shape has it."""
    yield from _KINDS.get(shape.type_name, _scalar)(shape, value, path)


def _structure(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f'{path}: {value!r} is no object'
        return
    for name in shape.required_members:
        if name not in value:
            yield f'{path}: {name}, which {shape.name} requires, is missing'
    for name, inner in value.items():
        if name in shape.members:
            yield from check_json(shape.members[name], inner, f'{path}.{name}')
        else:
            yield f'{path}: {name} is no member of {shape.name}'


def _list(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, list):
        yield f'{path}: {value!r} is no list'
        return
    for index, item in enumerate(value):
        yield from check_json(shape.member, item, f'{path}[{index}]')


def _map(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f'{path}: {value!r} is no map'
        return
    for key, inner in value.items():
        yield from _scalar(shape.key, key, f'{path}[{key}]')
        yield from check_json(shape.value, inner, f'{path}[{key}]')


def _number(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield f'{path}: {value!r} is no {shape.type_name}'
        return
    for problem in check_scalar(shape, str(value)):
        yield f'{path}: {problem}'


def _time(_shape: Shape, value: Any, path: str) -> Iterator[str]:
    # Seconds since 1970; https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#shape-serialization
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield f'{path}: {value!r} is no time'


def _boolean(_shape: Shape, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f'{path}: {value!r} is no boolean'


def _scalar(shape: Shape, value: Any, path: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f'{path}: {value!r} is no {shape.type_name}'
        return
    for problem in check_scalar(shape, value):
        yield f'{path}: {problem}'


_KINDS: Mapping[str, Callable[[Shape, Any, str], Iterator[str]]] = {
    'structure': _structure,
    'list': _list,
    'map': _map,
    'integer': _number,
    'long': _number,
    'float': _number,
    'double': _number,
    'timestamp': _time,
    'boolean': _boolean,
}
