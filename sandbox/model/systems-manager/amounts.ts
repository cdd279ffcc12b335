/**
 * A number, or a share of all, as MaxConcurrency and MaxErrors are given. AWS does not say how it rounds a share: here a
 * concurrency is at least one, and errors are whole ones.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/send-commands-multiple.html
 */
export function concurrencyOf(text: string, all: number): number {
  return text.endsWith('%') ? Math.max(1, Math.ceil(shareOf(text, all))) : Number(text)
}

export function errorsOf(text: string, all: number): number {
  return text.endsWith('%') ? Math.floor(shareOf(text, all)) : Number(text)
}

const shareOf = (text: string, all: number): number => (Number(text.slice(0, -1)) / 100) * all
