"""A document of JSON is found out that is not as its protocol and its model have it."""

import json
import unittest
from typing import Any

from strict.answer import Answer, check_answer

from .model import operation

PARAMETER = {'Name': 'a', 'Type': 'String', 'Value': 'b', 'Version': 1, 'LastModifiedDate': 1796017668.702}


def found(name: str, body: Any, status: int = 200, kind: str = 'application/x-amz-json-1.1') -> list[str]:
    """What the checker has against this answer of Systems Manager."""
    return check_answer(operation('ssm', name), Answer(status, {'content-type': kind}, json.dumps(body).encode()))


class Right(unittest.TestCase):
    def test_a_result(self) -> None:
        self.assertEqual(found('GetParameter', {'Parameter': PARAMETER}), [])
        self.assertEqual(found('DeleteParameter', {}), [])

    def test_errors(self) -> None:
        self.assertEqual(found('GetParameter', {'__type': 'ParameterNotFound', 'message': ''}, 400), [])
        self.assertEqual(found('GetParameter', {'__type': 'InternalServerError', 'Message': 'x'}, 500), [])
        self.assertEqual(found('GetParameter', {'__type': 'ThrottlingException', 'message': 'x'}, 400), [])


class Wrong(unittest.TestCase):
    def wrong(self, words: str, findings: list[str]) -> None:
        self.assertTrue(any(words in finding for finding in findings), findings)

    def test_the_content_type(self) -> None:
        self.wrong('the content type', found('DeleteParameter', {}, kind='application/json'))

    def test_no_object(self) -> None:
        self.wrong('should be an object', found('DeleteParameter', []))
        broken = Answer(200, {'content-type': 'application/x-amz-json-1.1'}, b'{')
        self.wrong('no JSON', check_answer(operation('ssm', 'DeleteParameter'), broken))

    def test_members(self) -> None:
        self.wrong('no member', found('DeleteParameter', {'Gone': True}))
        self.wrong('no member', found('GetParameter', {'Parameter': {**PARAMETER, 'Colour': 'green'}}))

    def test_values(self) -> None:
        for name, value, words in (
            ('Version', '1', 'is no long'),
            ('Version', True, 'is no long'),
            ('LastModifiedDate', '2026-11-30T05:47:45Z', 'is no time'),
            ('Type', 'Text', 'none of the values'),
            ('Value', 1, 'is no string'),
            ('Value', None, 'is no string'),
        ):
            with self.subTest(name=name, value=value):
                self.wrong(words, found('GetParameter', {'Parameter': {**PARAMETER, name: value}}))

    def test_what_is_missing(self) -> None:
        self.wrong('requires, is missing', found('GetInventorySchema', {'Schemas': [{'TypeName': 'AWS:A'}]}))

    def test_errors(self) -> None:
        self.wrong('is no error of the call', found('GetParameter', {'__type': 'InvalidDocument'}, 400))
        self.wrong('and should with 500', found('GetParameter', {'__type': 'InternalServerError'}, 400))
        self.wrong('has not in the model', found('GetParameter', {'__type': 'ParameterNotFound', 'why': ''}, 400))
