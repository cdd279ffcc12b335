/** Foreign text as one short line: control characters and line breaks become spaces, the rest is cut. */
export const oneLine = (text: string, most = 200): string => {
  const line = text
    .slice(0, most * 8)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line
}

/** `300 ms`, `2 s`, `2.1 s`. */
export const duration = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`

/** The first few, and how many more there are. */
export const listed = (said: readonly string[], most = 3): string =>
  said.length > most ? `${said.slice(0, most).join('; ')}; and ${said.length - most} more` : said.join('; ')
