/** As far as vitest's tasks are looked at here. */
interface Task {
  readonly name: string
  readonly result?: { readonly state: string } | undefined
  readonly suite?: { readonly tasks: readonly Task[] } | undefined
}

/** Names of the tests of a suite that have not passed, but for the one that asks. */
export const notPassedBeside = (asking: Task): readonly string[] =>
  (asking.suite?.tasks ?? [])
    .filter((one) => one !== asking && one.result?.state !== 'pass')
    .map(({ name }) => name)
