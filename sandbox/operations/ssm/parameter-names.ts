import { AwsError } from '../../aws-error.ts'
import { violated } from './input.ts'

const FORM = /^[a-zA-Z0-9_.\-/]+$/
const LEVELS = 15
const LONGEST = 1011

/** Said of every name of a wrong form, whatever is wrong with it: https://github.com/boto/boto3/issues/1499 */
const WRONG_NAME =
  'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_'

/**
 * What a new parameter may be called.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
export function checkName(name: string): void {
  checkReserved(name)
  if (/^\/?ssm/i.test(name) || !FORM.test(name) || name.endsWith('/')) throw invalid(WRONG_NAME)
  if (name.includes('/') && !name.startsWith('/'))
    throw invalid('Parameter name must be a fully qualified name.')
  if (name.length > LONGEST)
    throw violated(name, 'name', `Member must have length less than or equal to ${LONGEST}`)
  if (name.split('/').length - 1 > LEVELS)
    throw new AwsError(
      'HierarchyLevelLimitExceededException',
      `A hierarchy can have a maximum of ${LEVELS} levels.`,
    )
}

/** AWS keeps every name that begins so to itself, whatever comes behind it. */
export function checkReserved(name: string): void {
  if (!/^\/?aws/i.test(name)) return
  throw new AwsError(
    'AccessDeniedException',
    `No access to reserved parameter name: ${name.replace(/^\//, '')}.`,
  )
}

/** `name`, `name:version`, `name:label` or an ARN, as calls that read take it. */
export function readName(text: string): { readonly name: string; readonly selector: string | undefined } {
  const plain = text.trim()
  const path = /^arn:aws:ssm:[^:]*:[^:]*:parameter(\/.*)$/.exec(plain)?.[1] ?? plain
  const [name = '', selector] = path.split(':')
  if (!FORM.test(name))
    throw invalid(
      'Invalid parameter name. Please use correct syntax for referencing a version/label <name>:<version/label>',
    )
  return { name, selector }
}

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message)
}
