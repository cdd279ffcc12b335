import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The part of action.yml that starting a step needs. */
export interface ActionManifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown } | null>>
  readonly runs: { readonly main: string; readonly post?: string }
}

export function readManifest(action: string): ActionManifest {
  return parse(readFileSync(join(action, 'action.yml'), 'utf8'))
}

/** The INPUT_* variables of a step: what it gives, over the defaults of action.yml. An input that is not there is an error. */
export function inputEnvironment(
  { inputs = {} }: ActionManifest,
  given: Readonly<Record<string, string>>,
  token: string,
): Record<string, string> {
  for (const name of Object.keys(given))
    if (!(name in inputs)) throw new Error(`action.yml has no input ${name}`)
  const variables = Object.entries(inputs).map(([name, input]) => [
    `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
    given[name] ?? evaluate(input?.default ?? '', token),
  ])
  return Object.fromEntries(variables)
}

function evaluate(value: unknown, token: string): string {
  const text = String(value).replace(/\$\{\{\s*github\.token\s*\}\}/g, token)
  if (text.includes('${{')) throw new Error(`cannot evaluate ${text}`)
  return text
}
