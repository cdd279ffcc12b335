/** What an instance wrote to its console, and when the last of it. */
export interface ConsoleOutput {
  readonly text: string
  readonly writtenMs: number
}
