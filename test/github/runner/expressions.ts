import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

type ExpressionData = ReturnType<Evaluator['evaluate']>

/** What an expression may name: `github`, `inputs`, `needs` … */
export type Contexts = Readonly<Record<string, unknown>>

/** How what was before stands: a job that was skipped is neither a success nor a failure. Nothing is cancelled here. */
export type Status = 'success' | 'failure' | 'skipped'

const statusFunctions = ['success', 'failure', 'cancelled', 'always'] as const

/** An expression in a text; a quote in it may hold braces. */
const inText = /\$\{\{((?:'[^']*'|[^'])*?)\}\}/g

/** A value of a workflow with its expressions filled in, at any depth; one that stands alone keeps its type. */
export function filled(value: unknown, contexts: Contexts): unknown {
  if (typeof value === 'string') return filledText(value, contexts)
  if (Array.isArray(value)) return value.map((one) => filled(one, contexts))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, contexts)]))
}

/** As `filled`, but as the text that a step is given: nothing for null, `true` for true. */
export const filledAsText = (value: unknown, contexts: Contexts): string => {
  const found = filled(value, contexts)
  return found === null || found === undefined ? '' : String(found)
}

function filledText(text: string, contexts: Contexts): unknown {
  const [alone] = [...text.matchAll(inText)]
  if (alone?.[0] === text.trim()) return plain(evaluated(alone[1] ?? '', contexts))
  return text.replace(inText, (_, expression: string) => evaluated(expression, contexts).coerceString())
}

/** Whether a condition holds; one that asks for no status asks for success too, and so does none. */
export function holds(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const [, inner = condition ?? ''] = /^\$\{\{(.*)\}\}$/s.exec(condition?.trim() ?? '') ?? []
  const asked = inner.trim() === '' ? 'success()' : inner
  const whole = asksForStatus(asked) ? asked : `success() && (${asked})`
  return truth(plain(evaluated(whole, contexts, status)))
}

function asksForStatus(expression: string): boolean {
  const { tokens } = new Lexer(expression).lex()
  const names: readonly string[] = statusFunctions
  return tokens.some(
    ({ lexeme }, at) => names.includes(lexeme.toLowerCase()) && tokens[at + 1]?.lexeme === '(',
  )
}

/** By GitHub's own library. @throws where an expression names what there is not */
function evaluated(expression: string, contexts: Contexts, status?: Status): ExpressionData {
  const functions = status === undefined ? [] : statusFunctions.map((name) => statusFunction(name, status))
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse()
  const known = asData(contexts)
  if (!(known instanceof data.Dictionary)) throw new Error('contexts are a dictionary')
  return new Evaluator(tree, known, new Map(functions.map((one) => [one.name, one]))).evaluate()
}

const statusFunction = (name: (typeof statusFunctions)[number], status: Status) => ({
  name,
  minArgs: 0,
  maxArgs: 0,
  call: () => new data.BooleanData(name === 'always' || name === status),
})

const asData = (value: unknown): ExpressionData => JSON.parse(JSON.stringify(value), data.reviver)

const plain = (value: ExpressionData): unknown => JSON.parse(JSON.stringify(value, data.replacer))

/** https://docs.github.com/en/actions/reference/workflows-and-actions/expressions: what is false as a boolean. */
const truth = (value: unknown): boolean =>
  value !== false && value !== 0 && value !== '' && value !== null && !Number.isNaN(value)
