"""Checks one raw answer of a service, a result or an error."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .codes import COMMON
from .documents import Operation, check_error, check_output, error_code
from .json_answer import check_json_error, check_json_headers, check_json_output, json_code, read_json
from .scalars import Shape


class Answer(NamedTuple):
    """What came over HTTP; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def check_answer(operation: Operation, answer: Answer) -> list[str]:
    """Says what in the answer is not as botocore's model of the operation has it, one sentence each."""
    # A service that speaks several is asked in the one that botocore has chosen.
    protocol = getattr(operation.service_model, 'resolved_protocol', operation.service_model.protocol)
    return [*(_in_json if protocol == 'json' else _in_xml)(operation, answer)]


def _in_json(operation: Operation, answer: Answer) -> Iterator[str]:
    document = read_json(answer.body)
    yield from check_json_headers(operation, answer.headers)
    if isinstance(document, str):
        yield document
    elif answer.status < 300:
        yield from _status(operation, answer)
        yield from check_json_output(operation, document)
    else:
        code = json_code(document)
        # In JSON an error goes by its name, which may be another one than its code in AWS Query.
        modelled = _modelled(operation, code) or _named(operation, code)
        yield from _code(operation, code, modelled, answer.status)
        yield from check_json_error(document, modelled)


def _in_xml(operation: Operation, answer: Answer) -> list[str]:
    try:
        root = ElementTree.fromstring(answer.body)
    except ElementTree.ParseError as problem:
        return [f'the body is no XML: {problem}']
    return [
        *_content_type(answer.headers),
        *_namespaces(operation, root, answer.status),
        *(_result if answer.status < 300 else _error)(operation, _without_namespaces(root), answer),
    ]


def _result(operation: Operation, root: Element, answer: Answer) -> Iterator[str]:
    yield from _status(operation, answer)
    yield from check_output(operation, root, answer.headers)


def _status(operation: Operation, answer: Answer) -> Iterator[str]:
    wanted = operation.http.get('responseCode', 200)
    if answer.status != wanted:
        yield f'the status is {answer.status}, and should be {wanted}'


def _error(operation: Operation, root: Element, answer: Answer) -> Iterator[str]:
    code = error_code(root)
    modelled = _modelled(operation, code)
    yield from _code(operation, code, modelled, answer.status)
    yield from check_error(operation.service_model.protocol, root, modelled, answer.status)


def _modelled(operation: Operation, code: str) -> Shape | None:
    return next((shape for shape in operation.error_shapes if shape.error_code == code), None)


def _named(operation: Operation, name: str) -> Shape | None:
    return next((shape for shape in operation.error_shapes if shape.name == name), None)


def _code(operation: Operation, code: str, modelled: Shape | None, status: int) -> Iterator[str]:
    wanted = _statuses(operation, code, modelled)
    if wanted is None:
        yield f'{code!r} is no error of the call in the model, and on no page of errors that are common to calls'
    elif status not in wanted:
        yield f'{code} comes with the status {status}, and should with {wanted.start} to {wanted.stop - 1}'


def _statuses(operation: Operation, code: str, modelled: Shape | None) -> range | None:
    if modelled is not None:
        # botocore keeps the mark of a server's fault to itself.
        is_fault = modelled._shape_model.get('fault', False)
        usual = 500 if is_fault else 400
        status = modelled.metadata.get('error', {}).get('httpStatusCode', usual)
        return range(status, status + 1)
    pages = COMMON[operation.service_model.service_name]
    return next((codes.statuses[code] for codes in pages if code in codes.statuses), None)


def _content_type(headers: Mapping[str, str]) -> Iterator[str]:
    kind = headers.get('content-type', '')
    if not kind.startswith('text/xml'):
        yield f'the content type is {kind!r}, and should be text/xml'


def _namespaces(operation: Operation, root: Element, status: int) -> Iterator[str]:
    wanted = _namespace(operation)
    bare = operation.service_model.protocol == 'ec2' and status >= 300
    found = {element.tag.rpartition('}')[0].lstrip('{') for element in root.iter()}
    if bare and found != {''}:
        yield f'an error of EC2 has no namespace, but this has {sorted(found)}'
    if not bare and {namespace.rstrip('/') for namespace in found} != {wanted}:
        yield f'the namespace is {sorted(found)}, and should be {wanted}'


def _namespace(operation: Operation) -> str:
    # Models and documentation differ in whether a slash ends it: EC2's model has none, EC2's examples have one.
    metadata = operation.service_model.metadata
    by_convention = f'https://{metadata["endpointPrefix"]}.amazonaws.com/doc/{metadata["apiVersion"]}'
    return metadata.get('xmlNamespace', by_convention).rstrip('/')


def _without_namespaces(root: Element) -> Element:
    for element in root.iter():
        element.tag = element.tag.rpartition('}')[2]
    return root
