import { matchesGlob } from 'node:path'
import type { DispatchInput, Workflow } from './workflow.ts'

/** What starts a run: a tag that is pushed, a person, or the clock. */
export type Trigger =
  | { readonly event: 'push'; readonly tag: string }
  | {
      readonly event: 'workflow_dispatch'
      readonly inputs: Readonly<Record<string, string>>
      /** Where it is run from: main, where nothing is said. */
      readonly tag?: string
    }
  | { readonly event: 'schedule' }

/** What a run is about. */
export interface Ref {
  readonly type: 'branch' | 'tag'
  readonly name: string
  readonly full: string
}

const main: Ref = { type: 'branch', name: 'main', full: 'refs/heads/main' }

/** The ref of a run that this starts. */
export function refOf(trigger: Trigger): Ref {
  const tag = 'tag' in trigger ? trigger.tag : undefined
  return tag === undefined ? main : { type: 'tag', name: tag, full: `refs/tags/${tag}` }
}

/** The `inputs` of a run that this starts. @throws where the workflow does not start so, or GitHub would refuse the inputs */
export function inputsOf({ on }: Workflow, trigger: Trigger): Readonly<Record<string, unknown>> {
  if (!(trigger.event in on)) throw new Error(`it does not start by ${trigger.event}`)
  if (trigger.event === 'push' && !on.push?.tags?.some((pattern) => matchesGlob(trigger.tag, pattern)))
    throw new Error(`the tag ${trigger.tag} does not start it`)
  if (trigger.event !== 'workflow_dispatch') return {}
  const asked = on.workflow_dispatch?.inputs ?? {}
  const unknown = Object.keys(trigger.inputs).filter((name) => !(name in asked))
  if (unknown.length > 0) throw new Error(`Unexpected inputs provided: ${unknown.join(', ')}`)
  return Object.fromEntries(
    Object.entries(asked).map(([name, input]) => [name, given(name, input, trigger.inputs[name])]),
  )
}

function given(name: string, input: DispatchInput, value: string | undefined): unknown {
  if (input.required && !value) throw new Error(`Required input '${name}' not provided`)
  const found = value ?? input.default ?? ''
  if (input.type === 'boolean') return `${found}` === 'true'
  if (input.type === 'choice' && !input.options?.includes(`${found}`))
    throw new Error(`'${found}' is not an option of ${name}`)
  return found
}
