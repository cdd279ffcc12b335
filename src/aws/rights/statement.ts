import { keys } from '../scope.ts'

/** One permission of a policy. */
export interface Statement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** A statement that allows these calls on these resources. */
export const allow = (
  Sid: string,
  Action: readonly string[],
  Resource: readonly string[],
  Condition?: Statement['Condition'],
): Statement => ({ Sid, Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) })

/** The calls of one service, named with blanks between them. */
export const calls = (service: string, names: string): readonly string[] =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => `${service}:${name}`)

/** Of these everything can be seen, or nothing: they know no resources. */
export const everything: readonly string[] = ['*']

/** That what a call is about, or what it makes, carries our tag (R9). */
export const isOurs = (prefix: string) => ({ Null: { [`${prefix}/${keys.owner}`]: 'false' } })
