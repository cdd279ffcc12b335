/** A value that must not be seen, and how people know which one is meant. */
export interface Secret {
  readonly name: string
  readonly value: string
}

/** All secrets that this run knows of. */
export interface Secrets {
  /** The text with `***` in the place of each. */
  redact(text: string): string
  /** The same for every text in plain data. */
  redactAll<Data>(data: Data): Data
  /** The names of those that the text holds. */
  found(text: string): readonly string[]
}

/** Fewer characters are found in ordinary words. */
export const fewestCharacters = 6

/** Knows these secrets, also as they stand in a URL, in JSON, or as base64. */
export function createSecrets(secrets: readonly Secret[]): Secrets {
  const known = secrets
    .filter(({ value }) => value.length >= fewestCharacters)
    .map(({ name, value }) => ({ name, forms: formsOf(value) }))
  // The longest first: one may be a part of another.
  const forms = [...new Set(known.flatMap((secret) => secret.forms))].sort((a, b) => b.length - a.length)
  const redact = (text: string): string => forms.reduce((left, form) => left.replaceAll(form, '***'), text)
  return {
    redact,
    redactAll: (data) => (forms.length === 0 ? data : mapTexts(data, redact)),
    found: (text) =>
      known.filter(({ forms }) => forms.some((form) => text.includes(form))).map(({ name }) => name),
  }
}

function formsOf(value: string): readonly string[] {
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '')
  const inJson = JSON.stringify(value).slice(1, -1)
  return [...new Set([value, inJson, encodeURIComponent(value), base64])]
}

function mapTexts<Data>(data: Data, change: (text: string) => string): Data
function mapTexts(data: unknown, change: (text: string) => string): unknown {
  if (typeof data === 'string') return change(data)
  if (Array.isArray(data)) return data.map((item: unknown) => mapTexts(item, change))
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, inner]) => [key, mapTexts(inner, change)]))
}

/** Shorter ones are placeholders for a service that asks for none (`test`). */
const fewestOfCredentials = 16

/** Credentials that a runner's environment holds, whoever put them there. */
export function credentialsOf(env: NodeJS.ProcessEnv): readonly Secret[] {
  const named = /^(AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|GITHUB_TOKEN|GH_TOKEN|ACTIONS_\w*TOKEN)$/
  return Object.entries(env).flatMap(([name, value = '']) =>
    named.test(name) && value.length >= fewestOfCredentials ? [{ name, value }] : [],
  )
}
