"""boto3, asked over JSON lines, in an environment that names the endpoint and credentials."""

import re
from functools import cache
from typing import Any
from urllib.parse import parse_qs

import boto3
import botocore.handlers
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.validate import ParamValidator
from json_lines import serve
from spy import Spy
from strict.answer import Answer

session = boto3.session.Session()
spy = Spy()


@cache
def client(service: str) -> Any:
    """A client that sends each call once, and as it is told to: what the service refuses must reach it."""
    config = Config(retries={'max_attempts': 0}, parameter_validation=False)
    made = session.client(service, config=config)
    spy.watch(made.meta.events)
    # The only two places where botocore takes text for base64: the other SDKs leave that to their users.
    made.meta.events.unregister('before-parameter-build.ec2.RunInstances', botocore.handlers.base64_encode_user_data)
    made.meta.events.unregister('after-call.ec2.GetConsoleOutput', botocore.handlers.decode_console_output)
    return made


def operation_of(service: str, operation: str) -> Any:
    return client(service).meta.service_model.operation_model(operation)


def method_of(service: str, operation: str) -> str:
    names = client(service).meta.method_to_api_mapping
    return next(method for method, name in names.items() if name == operation)


def call(service: str, operation: str, input: dict[str, Any]) -> dict[str, Any]:
    """Sends one call; `invalid` says what botocore's model has against the input."""
    shape = operation_of(service, operation).input_shape
    input = {name: _as_modelled(shape, name, value) for name, value in input.items()}
    invalid = ParamValidator().validate(input, shape).generate_report() if shape else ''
    answer = _send(service, operation, input)
    return {'answer': answer, 'invalid': invalid}


def _as_modelled(shape: Any, name: str, value: Any) -> Any:
    """MaxItems of Route 53 is a number in the SDK for JavaScript and text in botocore: the same on the wire."""
    is_text = shape is not None and name in shape.members and shape.members[name].type_name == 'string'
    return str(value) if is_text and isinstance(value, int) else value


def _send(service: str, operation: str, input: dict[str, Any]) -> dict[str, Any]:
    try:
        output = getattr(client(service), method_of(service, operation))(**input)
    except ClientError as refused:
        error = refused.response['Error']
        status = refused.response['ResponseMetadata']['HTTPStatusCode']
        return {'error': {'code': error['Code'], 'status': status, 'message': error['Message']}}
    del output['ResponseMetadata']
    return {'output': output}


def paginate(service: str, operation: str, input: dict[str, Any], page_size: int) -> dict[str, Any]:
    """All pages of a call by botocore's own paginator, put together as it does."""
    paginator = client(service).get_paginator(method_of(service, operation))
    pages = paginator.paginate(**input, PaginationConfig={'PageSize': page_size})
    return pages.build_full_result()


def paginators() -> dict[str, list[str]]:
    """The operations that botocore has a paginator for, by service."""
    loader = session._session.get_component('data_loader')
    return {
        service: list(loader.load_service_model(service, 'paginators-1')['pagination'])
        for service in ('autoscaling', 'ec2', 'elbv2', 'route53', 'ssm')
    }


def check(asked: dict[str, str], answered: dict[str, Any]) -> None:
    """Checks an answer that somebody else got; the request says to which call."""
    scope = re.search(r'Credential=[^/]+/\d+/[^/]+/(\w+)/aws4_request', asked['authorization'])
    signed_for = scope[1] if scope else ''
    service = {'elasticloadbalancing': 'elbv2'}.get(signed_for, signed_for)
    operation = operation_of(service, _operation_asked(service, asked))
    spy.check(operation, Answer(answered['status'], answered['headers'], answered['body'].encode()))


def _operation_asked(service: str, asked: dict[str, str]) -> str:
    """Query services name it in the form, Systems Manager in a header, Route 53 by method and path."""
    if asked['target']:
        return asked['target'].partition('.')[2]
    if 'Action=' in asked['form']:
        return parse_qs(asked['form'])['Action'][0]
    model = client(service).meta.service_model
    path = asked['path'].partition('?')[0].rstrip('/')
    for name in model.operation_names:
        http = model.operation_model(name).http
        form = re.sub(r'\{\w+\}', '[^/]+', http['requestUri'].partition('?')[0].rstrip('/'))
        if http['method'] == asked['method'] and re.fullmatch(form, path):
            return name
    raise ValueError(f'{service} has no {asked["method"]} {path}')


def versions() -> dict[str, str]:
    return {'boto3': boto3.__version__, 'botocore': botocore.__version__}


if __name__ == '__main__':
    works = {'call': call, 'paginate': paginate, 'paginators': paginators, 'check': check, 'versions': versions}
    serve(works, spy)
