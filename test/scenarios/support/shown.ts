/** A command and what it prints, as documents show it: `$ command`, then lines in which `…` stands for whatever is there. */
export interface Shown {
  readonly command: string
  readonly prints: readonly string[]
}

/** Reads what is fenced as a session in a terminal. */
export function readTranscript(text: string): readonly Shown[] {
  return text.split(/^\$ /m).flatMap((part) => {
    const [command = '', ...prints] = part.trimEnd().split('\n')
    return command === '' ? [] : [{ command, prints }]
  })
}

/** Whether a text is what is shown: a line `…` stands for any lines, in a line it stands for any characters. */
export function isAsShown(text: string, prints: readonly string[]): boolean {
  const lines = prints.map((line) => (line === '…' ? '(?:.*\\n)*?' : `${inLine(line)}\\n`))
  return new RegExp(`^${lines.join('')}$`).test(text)
}

const inLine = (line: string): string =>
  line
    .split('…')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*')
