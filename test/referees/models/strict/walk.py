"""Walks the elements of an answer along the shapes of the model."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from .scalars import Shape, check_scalar


def check_value(shape: Shape, element: Element, path: str) -> Iterator[str]:
    """Says what in this element is not as its shape has it."""
    if element.attrib:
        yield f'{path}: has attributes, which the model does not'
    if shape.serialization.get('flattened'):
        # None of the models that this was written for has one.
        yield f'{path}: the model flattens it, and this checker does not know how to'
    elif shape.type_name == 'structure':
        yield from check_members(shape, element, element, path)
    elif shape.type_name == 'list':
        yield from _list(shape, element, path)
    elif shape.type_name == 'map':
        yield from _map(shape, element, path)
    else:
        yield from _scalar(shape, element, path)


def check_members(
    shape: Shape, element: Element, children: Iterable[Element], path: str, headers: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Says what among these children of an element is not as the structure has it, and what is missing."""
    yield from _no_text(element, path)
    members = {_name(member, name): (name, member) for name, member in _in_body(shape)}
    seen = Counter(child.tag for child in children)
    for child in children:
        if child.tag not in members:
            yield f'{path}: <{child.tag}> is no member of {shape.name}'
            continue
        name, member = members[child.tag]
        yield from check_value(member, child, f'{path}.{name}')
    for tag, count in seen.items():
        if count > 1:
            yield f'{path}: <{tag}> is there {count} times'
    yield from _missing(shape, {members[tag][0] for tag in seen if tag in members}, headers or {}, path)


def _missing(shape: Shape, seen: set[str], headers: Mapping[str, str], path: str) -> Iterator[str]:
    for name in shape.required_members:
        member = shape.members[name].serialization
        there = member.get('name', name).lower() in headers if 'location' in member else name in seen
        if not there:
            yield f'{path}: {name}, which {shape.name} requires, is missing'


def _in_body(shape: Shape) -> Iterator[tuple[str, Shape]]:
    return ((name, member) for name, member in shape.members.items() if 'location' not in member.serialization)


def _list(shape: Shape, element: Element, path: str) -> Iterator[str]:
    yield from _no_text(element, path)
    item = _name(shape.member, 'member')
    for index, child in enumerate(element):
        if child.tag == item:
            yield from check_value(shape.member, child, f'{path}[{index}]')
        else:
            yield f'{path}[{index}]: is <{child.tag}>, and items of {shape.name} are <{item}>'


def _map(shape: Shape, element: Element, path: str) -> Iterator[str]:
    yield from _no_text(element, path)
    wanted = {_name(shape.key, 'key'): shape.key, _name(shape.value, 'value'): shape.value}
    for index, entry in enumerate(element):
        at = f'{path}[{index}]'
        if entry.tag != 'entry' or [child.tag for child in entry] != list(wanted):
            yield f'{at}: is no <entry> of {" and ".join(f"<{tag}>" for tag in wanted)}'
            continue
        for child in entry:
            yield from check_value(wanted[child.tag], child, f'{at}.{child.tag}')


def _scalar(shape: Shape, element: Element, path: str) -> Iterator[str]:
    if len(element):
        yield f'{path}: holds elements, where {shape.name} is a {shape.type_name}'
        return
    for problem in check_scalar(shape, element.text or ''):
        yield f'{path}: {problem}'


def _no_text(element: Element, path: str) -> Iterator[str]:
    text = ''.join([element.text or '', *(child.tail or '' for child in element)]).strip()
    if text:
        yield f'{path}: holds the text {text!r} between its elements'


def _name(shape: Shape, otherwise: str) -> Any:
    return shape.serialization.get('name', otherwise)
