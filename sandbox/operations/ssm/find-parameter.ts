import { createHash } from 'node:crypto'
import type { Parameter as ParameterOutput } from '@aws-sdk/client-ssm'
import { AwsError } from '../../aws-error.ts'
import type { Parameter } from '../../model/systems-manager/parameters.ts'
import type { World } from '../../model/world.ts'
import { readName } from './parameter-names.ts'

/** A parameter, and the version that was asked for with it (`:3`). */
export interface Found {
  readonly parameter: Parameter
  readonly selector: string | undefined
}

/** Throws where the name, or this version of it, is not there. */
export function findParameter({ systemsManager: { parameters } }: World, text: string): Found {
  const { name, selector } = readName(text)
  if (parameters.find(name) === undefined) throw new AwsError('ParameterNotFound', '')
  const parameter = parameters.find(name, selector === undefined ? undefined : Number(selector))
  if (parameter !== undefined) return { parameter, selector }
  throw new AwsError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`,
  )
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Parameter.html */
export function parameterOutput(
  world: World,
  { parameter, selector }: Found,
  isDecrypted: boolean | undefined,
): ParameterOutput {
  const { name, type, value, version, modifiedMs, dataType } = parameter
  return {
    Name: name,
    Type: type,
    Value: type === 'SecureString' && !isDecrypted ? cipherOf(value) : value,
    Version: version,
    ...(selector !== undefined && { Selector: `:${selector}` }),
    LastModifiedDate: new Date(modifiedMs),
    ARN: arnOf(world, parameter),
    DataType: dataType,
  }
}

/** A hierarchy begins with the slash that stands before any other name too; AWS's own belong to no account. */
export function arnOf({ settings }: World, { name, public: isPublic }: Parameter): string {
  const account = isPublic ? '' : settings.account
  return `arn:aws:ssm:${settings.region}:${account}:parameter${name.startsWith('/') ? '' : '/'}${name}`
}

/** What stands for a text that nobody decrypted; the text cannot be had from it. */
function cipherOf(value: string): string {
  return `AQICAH${createHash('sha512').update(value).digest('base64')}`
}
