const compiled = new Map<string, RegExp>()

/**
 * Whether the whole text fits a pattern of listener rules: `*` is any number of characters, `?` exactly one,
 * a backslash takes the meaning away from either.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export function fits(pattern: string, text: string, letters: 'any-case' | 'exact-case'): boolean {
  const key = `${letters} ${pattern}`
  let expression = compiled.get(key)
  if (expression === undefined) {
    expression = new RegExp(`^${translate(pattern)}$`, letters === 'any-case' ? 'is' : 's')
    compiled.set(key, expression)
  }
  return expression.test(text)
}

function translate(pattern: string): string {
  return pattern.replace(/\\[*?\\]|[\\^$.*+?()[\]{}|]/g, (sign) => {
    if (sign === '*') return '.*'
    if (sign === '?') return '.'
    return sign.length === 2 ? sign : `\\${sign}`
  })
}
