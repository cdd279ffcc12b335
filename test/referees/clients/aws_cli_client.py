"""The AWS CLI, asked over JSON lines, in an environment that names the endpoint and credentials."""

import contextlib
import gc
import io
import json
import multiprocessing
import re
from multiprocessing.connection import Connection
from typing import Any

import awscli.clidriver

# From here on this is the botocore that comes with the CLI.
import botocore
import botocore.handlers
from botocore.config import Config
from json_lines import serve
from spy import Spy

WAITING = ('ec2', 'elbv2', 'route53', 'ssm')
WARMING = {
    'autoscaling': 'describe-auto-scaling-groups',
    'cloudwatch': 'describe-alarms',
    'ec2': 'describe-instances',
    'elbv2': 'describe-rules',
    'iam': 'simulate-principal-policy',
    'route53': 'list-hosted-zones',
    'ssm': 'list-commands',
    'sts': 'get-caller-identity',
}

driver = awscli.clidriver.create_clidriver()
spy = Spy()
spy.watch(driver.session)
# Each call is sent once; what the service refuses must reach it.
driver.session.set_default_client_config(Config(parameter_validation=False, retries={'max_attempts': 0}))
# The only two places where botocore takes text for base64: the other SDKs leave that to their users.
driver.session.unregister('before-parameter-build.ec2.RunInstances', botocore.handlers.base64_encode_user_data)
driver.session.unregister('after-call.ec2.GetConsoleOutput', botocore.handlers.decode_console_output)


def warm_up() -> None:
    """Reads the models, and fills the caches of the CLI's own modules, once for all runs to come."""
    other = awscli.clidriver.create_clidriver()
    other.session.register_component('data_loader', driver.session.get_component('data_loader'))
    for service, command in WARMING.items():
        with contextlib.redirect_stdout(io.StringIO()):
            # Prints what the command takes, and calls nobody.
            other.main([service, command, '--generate-cli-skeleton'])
        driver.session.create_client(service)
    gc.collect()
    gc.freeze()


def run(args: list[str]) -> dict[str, Any]:
    """`aws ARGS`, as a shell sees it. In a fork: the CLI is made to run once, and leaves handlers behind."""
    fork = multiprocessing.get_context('fork')
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=_run, args=(args, there))
    process.start()
    there.close()
    try:
        said = here.recv()
    finally:
        process.join()
    spy.status = said.pop('http')
    spy.add(said.pop('seen'))
    return said


def _run(args: list[str], to: Connection) -> None:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = driver.main(args)
    told = {'status': status, 'out': out.getvalue(), 'err': err.getvalue()}
    to.send({**told, 'http': spy.status, 'seen': spy.take()})


def call(service: str, operation: str, input: dict[str, Any]) -> dict[str, Any]:
    """One call, and what the CLI prints of its answer. It prints no status of HTTP: that is the spy's."""
    command = [service, botocore.xform_name(operation, '-'), '--cli-input-json', json.dumps(input)]
    said = run([*command, '--no-paginate', '--output', 'json'])
    return _answer(said)


def _answer(said: dict[str, Any]) -> dict[str, Any]:
    if said['status'] == 0:
        return {'output': json.loads(said['out'] or '{}')}
    error = re.search(r'An error occurred \((.+?)\) when calling the \w+ operation: (.*)\n', said['err'], re.DOTALL)
    if error is None:
        raise RuntimeError(f'aws ended with {said["status"]}: {said["err"]}')
    return {'error': {'code': error[1], 'status': spy.status, 'message': error[2]}}


def hurry(delay: float) -> None:
    """Has every waiter ask so many seconds apart. All else of them stays: what they ask, and what they make of it."""
    for service in WAITING:
        for waiter in _waiters(service).values():
            waiter['delay'] = delay


def waiters() -> dict[str, dict[str, str]]:
    """The operation that each waiter asks, by service and by the waiter's name on the command line."""
    return {
        service: {botocore.xform_name(name, '-'): waiter['operation'] for name, waiter in _waiters(service).items()}
        for service in WAITING
    }


def _waiters(service: str) -> dict[str, Any]:
    # The loader keeps what it has read: a change of it is a change for every client made later.
    return driver.session.get_component('data_loader').load_service_model(service, 'waiters-2')['waiters']


def versions() -> dict[str, str]:
    return {'awscli': awscli.__version__, 'botocore': botocore.__version__}


if __name__ == '__main__':
    warm_up()
    serve({'run': run, 'call': call, 'hurry': hurry, 'waiters': waiters, 'versions': versions}, spy)
