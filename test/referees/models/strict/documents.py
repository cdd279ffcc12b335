"""The documents that answers come in, one for each protocol: what stands around the output, and errors."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from .scalars import Shape
from .walk import check_members, check_value

Operation = Any
"""An operation model of botocore's; boto3 and the AWS CLI bring one class each."""


def check_output(operation: Operation, root: Element, headers: Mapping[str, str]) -> Iterator[str]:
    """Says what in the document of a result is not as the protocol and the model of the output have it."""
    yield from _OUTPUTS[operation.service_model.protocol](operation, root, headers)


def _query_output(operation: Operation, root: Element, headers: Mapping[str, str]) -> Iterator[str]:
    # https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#response-serialization
    if operation.output_shape is None:
        yield from _named(root, f'{operation.name}Response', ['ResponseMetadata'])
        return
    result = operation.output_shape.serialization['resultWrapper']
    yield from _named(root, f'{operation.name}Response', [result, 'ResponseMetadata'])
    for child in root.findall(result):
        yield from check_members(operation.output_shape, child, child, result, headers)
    for child in root.findall('ResponseMetadata'):
        yield from _named(child, 'ResponseMetadata', ['RequestId'])


def _ec2_output(operation: Operation, root: Element, headers: Mapping[str, str]) -> Iterator[str]:
    # https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#response-serialization
    name = f'{operation.name}Response'
    if operation.output_shape is None:
        yield from _named(root, name, ['requestId', 'return'])
        return
    yield from _root(root, name)
    if not root.findtext('requestId'):
        yield f'{name}: has no <requestId>'
    members = [child for child in root if child.tag != 'requestId']
    yield from check_members(operation.output_shape, root, members, name, headers)


def _rest_output(operation: Operation, root: Element, headers: Mapping[str, str]) -> Iterator[str]:
    # https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html
    yield from _root(root, operation.output_shape.name)
    yield from check_members(operation.output_shape, root, root, operation.output_shape.name, headers)


_OUTPUTS = {'query': _query_output, 'ec2': _ec2_output, 'rest-xml': _rest_output}


def error_code(root: Element) -> str:
    """The code that an error document gives, in whichever of the three forms it has."""
    if root.tag == 'InvalidChangeBatch':
        return root.tag
    return root.findtext('Error/Code') or root.findtext('Errors/Error/Code') or ''


def check_error(protocol: str, root: Element, modelled: Shape | None, status: int) -> Iterator[str]:
    """Says what in an error document is not as the protocol, and the model of this error, have it."""
    if protocol == 'ec2':
        yield from _ec2_error(root)
    elif root.tag == 'InvalidChangeBatch' and modelled is not None:
        yield from _change_batch_error(root, modelled)
    else:
        yield from _query_error(root, modelled, status)


def _query_error(root: Element, modelled: Shape | None, status: int) -> Iterator[str]:
    yield from _named(root, 'ErrorResponse', ['Error', 'RequestId'])
    of_its_own = set() if modelled is None else set(modelled.members) - {'message', 'Message', 'messages'}
    for error in root.findall('Error'):
        yield from _named(error, 'Error', ['Type', 'Code', 'Message', *of_its_own])
        faulty = 'Sender' if status < 500 else 'Receiver'
        if error.findtext('Type') != faulty:
            yield f'Error: a status of {status} is the fault of the {faulty}, not of {error.findtext("Type")!r}'


def _ec2_error(root: Element) -> Iterator[str]:
    # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html#api-error-response
    yield from _named(root, 'Response', ['Errors', 'RequestID'])
    for errors in root.findall('Errors'):
        yield from _named(errors, 'Errors', ['Error'])
    for error in root.findall('Errors/Error'):
        yield from _named(error, 'Error', ['Code', 'Message'])


def _change_batch_error(root: Element, modelled: Shape) -> Iterator[str]:
    # https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html
    yield from _named(root, 'InvalidChangeBatch', ['Messages', 'RequestId'])
    for messages in root.findall('Messages'):
        yield from check_value(modelled.members['messages'], messages, 'Messages')


def _root(root: Element, name: str) -> Iterator[str]:
    if root.tag != name:
        yield f'the document is <{root.tag}>, and should be <{name}>'


def _named(element: Element, name: str, children: list[str]) -> Iterator[str]:
    """An element that holds just these children, each once and not empty unless it is the result's own."""
    if element.tag != name:
        yield f'the document is <{element.tag}>, and should be <{name}>'
    tags = [child.tag for child in element]
    if sorted(tags) != sorted(children):
        yield f'{name}: holds {tags}, and should hold {children}'
    for child in element:
        if child.tag in ('RequestId', 'requestId', 'RequestID', 'Code', 'Message') and not child.text:
            yield f'{name}: <{child.tag}> is empty'
