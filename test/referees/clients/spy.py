"""Has every raw answer that a client of botocore's gets checked, before botocore itself parses it."""

from typing import Any

from strict.answer import Answer, check_answer

Seen = dict[str, list[str]]


class Spy:
    """Remembers the last status, which calls were answered, and what was wrong in the answers."""

    def __init__(self) -> None:
        self.status = 0
        self._seen: Seen = {'calls': [], 'findings': []}

    def watch(self, events: Any) -> None:
        """`events` is a client's or a session's; https://docs.aws.amazon.com/boto3/latest/guide/events.html"""
        events.register('before-parse', self._saw)

    def _saw(self, operation_model: Any, response_dict: dict[str, Any], **_kwargs: Any) -> None:
        headers = {name.lower(): value for name, value in response_dict['headers'].items()}
        self.status = response_dict['status_code']
        self.check(operation_model, Answer(self.status, headers, response_dict['body']))

    def check(self, operation: Any, answer: Answer) -> None:
        """Checks an answer, whoever got it."""
        call = f'{operation.service_model.service_name} {operation.name}'
        self.add({'calls': [call], 'findings': [f'{call}: {finding}' for finding in check_answer(operation, answer)]})

    def add(self, seen: Seen) -> None:
        """Also remembers what another spy has seen."""
        for kind in self._seen:
            self._seen[kind] += seen[kind]

    def take(self) -> Seen:
        """What was seen since this was asked last."""
        seen, self._seen = self._seen, {'calls': [], 'findings': []}
        return seen
