/**
 * Reads a file that GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV named: `name=value` lines and `name<<END` blocks, one pair
 * after the other, until the first that is wrong: those before it count. Only \n ends a line.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs
 * @throws Error in the runner's words
 */
export function* pairsIn(text: string): Generator<readonly [name: string, value: string]> {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const [, name = '', operator, rest = ''] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? []
    if (operator === undefined) throw new Error(`Invalid format '${line}'`)
    if (operator === '=') {
      yield [name, rest]
      continue
    }
    if (name === '' || rest === '')
      throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
    const end = lines.indexOf(rest, at + 1)
    if (end < 0) throw new Error(`Invalid value. ${unended(text, rest, lines.length - at)}`)
    yield [name, lines.slice(at + 1, end).join('\n')]
    at = end
  }
}

function unended(text: string, delimiter: string, linesLeft: number): string {
  return linesLeft > 1 && !text.endsWith('\n')
    ? 'EOF marker missing new line.'
    : `Matching delimiter not found '${delimiter}'`
}

/** All of them; of two with the same name the later counts. */
export function readPairs(text: string): Record<string, string> {
  return Object.fromEntries(pairsIn(text))
}
