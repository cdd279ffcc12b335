import { SwitchoverError } from '../../errors.ts'
import { awsCode, encodedFailure } from '../faults.ts'
import type { Scope } from '../scope.ts'

/** A refused call in one sentence, where EC2 says by an encoded message what was refused; any other error as it is. */
export const explained = async (scope: Scope, error: unknown, signal: AbortSignal): Promise<unknown> => {
  const encoded = encodedFailure(error)
  if (!(error instanceof SwitchoverError) || encoded === undefined) return error
  const sts = await scope.clients.sts()
  const why = await sts.decodeAuthorizationMessage(encoded, signal).then(sentence, (refusal: unknown) => {
    signal.throwIfAborted()
    return `why could not be decoded (sts:DecodeAuthorizationMessage: ${awsCode(refusal) ?? 'no answer'})`
  })
  return new SwitchoverError(error.code, `${error.message} ${why}`, error.remedy, error.cause)
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
const sentence = (decoded: string): string => {
  const failure: unknown = JSON.parse(decoded)
  const context = at(failure, 'context')
  const action = textAt(context, 'action') ?? 'the call'
  const resource = textAt(context, 'resource')
  const who = textAt(at(context, 'principal'), 'arn')
  const what = `${action}${resource === undefined ? '' : ` on ${resource}`}`
  return `${who ?? 'The role'} may not ${what}: ${causeOf(failure)}.`
}

const causeOf = (failure: unknown): string => {
  const explicit = at(failure, 'explicitDeny')
  if (explicit !== true && explicit !== 'true') return 'no statement of a policy allows it'
  const [statement] = itemsAt(failure, 'matchedStatements')
  const id = textAt(statement, 'statementId')
  const conditions = itemsAt(statement, 'conditions')
    .map((condition) => {
      const values = itemsAt(condition, 'values').flatMap((item) => textAt(item, 'value') ?? [])
      return [textAt(condition, 'key'), values.join(' or ')].filter(Boolean).join(' = ')
    })
    .filter((said) => said !== '')
  const under = conditions.length === 0 ? '' : `, under ${conditions.slice(0, 3).join(' and ')}`
  return `${id === undefined || id === '' ? 'a statement' : `the statement ${id}`} denies it${under}`
}

const at = (value: unknown, member: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined

const textAt = (value: unknown, member: string): string | undefined => {
  const found = at(value, member)
  return typeof found === 'string' ? found : undefined
}

const itemsAt = (value: unknown, member: string): readonly unknown[] => {
  const items = at(at(value, member), 'items')
  return Array.isArray(items) ? items : []
}
