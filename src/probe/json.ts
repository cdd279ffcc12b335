import type { JSONValue } from 'json-p3'
import { oneLine } from './words.ts'

/** What must stand at a JSONPath of a body, placeholders filled in. */
export interface JsonExpected {
  readonly path: string
  readonly value: string | number | boolean | null
  /** It differs from side to side. */
  readonly isMark: boolean
}

/** What is wrong with a body, after `answers 200 `; `got`: what stood where a mark was expected. */
export interface JsonProblem {
  readonly said: string
  readonly got: string | undefined
}

/**
 * The first of these expectations that the body does not meet: each path must find a value, and no other one. `shown`:
 * the body in words.
 */
export const jsonProblem = async (
  body: string,
  wanted: readonly JsonExpected[],
  shown: string,
): Promise<JsonProblem | undefined> => {
  if (wanted.length === 0) return undefined
  // Loaded when due: few questions ask for JSON.
  const { compile } = await import('json-p3')
  const read = parsed(body)
  if (read === undefined) return { said: `${shown}, which is no JSON`, got: undefined }
  for (const { path, value, isMark } of wanted) {
    const found: readonly unknown[] = compile(path).query(read.json).values()
    const expected = `expected ${JSON.stringify(value)}`
    if (found.length === 0) return { said: `without ${path}, ${expected}`, got: undefined }
    const wrong = found.find((one) => one !== value)
    if (wrong === undefined) continue
    const got = oneLine(JSON.stringify(wrong))
    return { said: `with ${path} ${got}, ${expected}`, got: isMark ? got : undefined }
  }
  return undefined
}

const parsed = (body: string): { readonly json: JSONValue } | undefined => {
  try {
    return { json: JSON.parse(body) }
  } catch {
    return undefined
  }
}
