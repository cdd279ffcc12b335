import { expect, test } from 'vitest'
import { awsCode, faultOf } from '../../src/aws/faults.ts'
import { SwitchoverError } from '../../src/errors.ts'

const calm = new AbortController().signal

const sdkError = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 }, ...more })

test.each([
  [sdkError('AccessDenied', 'no'), 'denied'],
  [sdkError('UnauthorizedOperation', 'no'), 'denied'],
  [sdkError('InvalidClientTokenId', 'no'), 'denied'],
  [sdkError('ExpiredToken', 'over'), 'expired'],
  // Nothing that only lacks a permission is passed over for it: the run ends, and is gone on with.
  [sdkError('CredentialsProviderError', 'none', { $metadata: undefined }), 'expired'],
  [sdkError('RequestExpired', 'over'), 'expired'],
  [sdkError('InvalidAMIID.NotFound', 'no such image'), 'aws'],
  [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 'unreachable'],
  [new Error('Region is missing'), 'bad-input'],
])('%s ends as %s', (error, code) => {
  expect(faultOf(error, 'RunInstances', {}, calm).code).toBe(code)
})

test('an error says which call, about what, and what AWS said', () => {
  const error = sdkError('RuleNotFoundException', 'One or more rules not found', { Code: 'RuleNotFound' })

  expect(faultOf(error, 'DeleteRule', { RuleArn: 'arn:rule' }, calm).message).toBe(
    'DeleteRule arn:rule: RuleNotFound: One or more rules not found',
  )
})

test.each([
  ['CredentialsProviderError', 'aws sso login'],
  ['InvalidClientTokenId', 'AWS does not know these credentials'],
  ['AccessDenied', 'Give the role this permission'],
])('the remedy for %s is about what is missing', (name, words) => {
  expect(faultOf(sdkError(name, 'no'), 'GetCallerIdentity', {}, calm).remedy).toContain(words)
})

test('long lists of what it is about are cut', () => {
  const error = sdkError('X', 'y')

  expect(
    faultOf(error, 'StopInstances', { InstanceIds: ['i-1', 'i-2', 'i-3', 'i-4', 'i-5'] }, calm).message,
  ).toBe('StopInstances i-1, i-2, i-3 and 2 more: X: y')
})

test('a wrong change batch is known in both shapes that Route 53 sends', () => {
  expect(awsCode(sdkError('InvalidChangeBatch', 'Tried to …'))).toBe('InvalidChangeBatch')
  expect(awsCode(sdkError('Unknown', 'UnknownError'))).toBe('InvalidChangeBatch')
})

test('the code is still known once the error is ours', () => {
  expect(awsCode(faultOf(sdkError('PriorityInUse', 'taken'), 'CreateRule', {}, calm))).toBe('PriorityInUse')
})

test('a call that was stopped says why, in the words of who stopped it', () => {
  const reason = new SwitchoverError('lease-lost', 'the lease is gone', 'Run it again.')
  const error = sdkError('AbortError', 'Request aborted')

  expect(faultOf(error, 'RunInstances', {}, AbortSignal.abort(reason))).toBe(reason)
  expect(faultOf(error, 'RunInstances', {}, AbortSignal.abort()).code).toBe('cancelled')
})
