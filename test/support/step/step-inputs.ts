import type { ActionManifest } from '../action-manifest.ts'

/** The `github` and `runner` contexts, by the names of their variables: `GITHUB_SHA`. */
export type Contexts = Readonly<Record<string, string>>

/** What a step gets of its `with:`, and what the runner says about it. */
interface StepInputs {
  readonly variables: Readonly<Record<string, string>>
  readonly warnings: readonly string[]
}

/**
 * The INPUT_* variables of a step: what it gives, over the defaults of action.yml. Names are the same in any case; one
 * that action.yml does not have is a warning, and is handed over all the same.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionRunner.cs
 */
export function stepInputs(
  { inputs = {} }: ActionManifest,
  given: Readonly<Record<string, string>>,
  contexts: Contexts,
): StepInputs {
  const names = Object.keys(inputs)
  const defaults = Object.entries(inputs).map(([name, input]) => [
    variable(name),
    evaluated(input?.default ?? '', contexts),
  ])
  const over = Object.entries(given).map(([name, value]) => [variable(name), value])
  const deprecated = Object.entries(inputs).flatMap(([name, input]) =>
    input?.deprecationMessage === undefined || !has(Object.keys(given), name)
      ? []
      : [`Input '${name}' has been deprecated with message: ${input.deprecationMessage}`],
  )
  const unexpected = Object.keys(given).filter((name) => !has(names, name))
  return {
    variables: Object.fromEntries([...defaults, ...over]),
    warnings: [...deprecated, ...(unexpected.length > 0 ? [unexpectedInputs(unexpected, names)] : [])],
  }
}

/** Blanks become underscores, hyphens stay. */
const variable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`

const has = (names: readonly string[], name: string): boolean =>
  names.some((one) => one.toLowerCase() === name.toLowerCase())

const unexpectedInputs = (unexpected: readonly string[], names: readonly string[]): string =>
  `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${names.join("', '")}']`

/** Only members of `github` and `runner`, which is all that a default of ours asks for; one that is not there is empty. */
function evaluated(value: unknown, contexts: Contexts): string {
  const text = String(value).replace(
    /\$\{\{\s*(github|runner)\.(\w+)\s*\}\}/g,
    (_, context: string, member: string) => contexts[`${context}_${member}`.toUpperCase()] ?? '',
  )
  if (text.includes('${{')) throw new Error(`cannot evaluate ${text}`)
  return text
}
