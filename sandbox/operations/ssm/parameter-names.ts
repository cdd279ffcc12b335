import { AwsError } from '../operation.ts'

const FORM = /^[a-zA-Z0-9_.\-/]+$/
const LEVELS = 15
const LONGEST = 1011

/**
 * What a new parameter may be called.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
export function checkName(name: string): void {
  if (/^\/?(aws|ssm)/i.test(name)) {
    const [, prefix = ''] = /^\/?(aws|ssm)/i.exec(name) ?? []
    // A word of AWS's that only begins a longer one is not taken in a hierarchy's first level either.
    throw invalid(
      `Parameter name: can't be prefixed with "${prefix.toLowerCase()}" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_`,
    )
  }
  if (!FORM.test(name) || name.length > LONGEST || name.endsWith('/'))
    throw invalid(
      'Parameter name: only a mix of letters, numbers and the following 4 symbols .-_/ are allowed.',
    )
  if (name.includes('/') && !name.startsWith('/'))
    throw invalid('Parameter name must be a fully qualified name.')
  if (name.split('/').length - 1 > LEVELS)
    throw new AwsError(
      'HierarchyLevelLimitExceededException',
      `A hierarchy can have a maximum of ${LEVELS} levels.`,
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
