/**
 * Reads a file that GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV named: `name=value` lines and `name<<END` blocks.
 * A line that is neither is an error, as it is for the runner.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
export function readPairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {}
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const [, name, operator, rest] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? []
    if (name === undefined || name === '' || rest === undefined) throw new Error(`Invalid format '${line}'`)
    if (operator === '=') {
      pairs[name] = rest
      continue
    }
    const end = lines.indexOf(rest, at + 1)
    if (end < 0) throw new Error(`Matching delimiter not found '${rest}'`)
    pairs[name] = lines.slice(at + 1, end).join('\n')
    at = end
  }
  return pairs
}
