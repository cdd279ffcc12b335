import { AwsError } from '../../aws-error.ts'
import type { Document, DocumentParameter } from '../../model/systems-manager/documents.ts'
import type { Step } from '../../model/systems-manager.ts'

type Given = Readonly<Record<string, readonly string[]>>

/**
 * The step of a document with its parameters filled in.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html
 */
export function stepOf(document: Document, given: Given): Step {
  const stranger = Object.keys(given).find((name) => !Object.hasOwn(document.parameters, name))
  if (stranger !== undefined) throw wrong(`Parameter "${stranger}" is not in document ${document.name}.`)
  const values = Object.entries(document.parameters).map(([name, parameter]): [string, readonly string[]] => [
    name,
    chosen(name, parameter, given[name]),
  ])
  const fill = (template: string) => filled(template, new Map(values)).join('\n')
  const { name, lines, workingDirectory, timeoutSeconds } = document.step
  const seconds = Number(fill(timeoutSeconds))
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 172_800)
    throw wrong(`A time-out of "${fill(timeoutSeconds)}" is not from 1 to 172800 seconds.`)
  return {
    name,
    script: [lines].flat().map(fill).join('\n'),
    workingDirectory: fill(workingDirectory) || undefined,
    timeoutMs: seconds * 1000,
  }
}

function chosen(
  name: string,
  { type, default: usual, allowedPattern, allowedValues }: DocumentParameter,
  given: readonly string[] | undefined,
): readonly string[] {
  const value = given ?? (usual === undefined ? undefined : [usual].flat())
  if (value === undefined) throw wrong(`Parameter "${name}" is required.`)
  if (type === 'String' && value.length !== 1) throw wrong(`Parameter "${name}" takes one value.`)
  for (const one of value) {
    if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(one))
      throw wrong(`Parameter "${name}" has value "${one}" not matching "${allowedPattern}".`)
    if (allowedValues !== undefined && !allowedValues.includes(one))
      throw wrong(`Parameter "${name}" has value "${one}" not found in [${allowedValues.join(', ')}].`)
  }
  return value
}

/** A list takes the place of the whole text; a single value may stand amid it. */
function filled(template: string, values: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const [, whole] = /^\{\{\s*(\w+)\s*\}\}$/.exec(template) ?? []
  const list = whole === undefined ? undefined : values.get(whole)
  if (list !== undefined) return list
  return [template.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (text, name) => values.get(name)?.join(' ') ?? text)]
}

function wrong(message: string): AwsError {
  return new AwsError('InvalidParameters', message)
}
