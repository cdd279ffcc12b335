/** As far as vitest's tasks are looked at here; a suite has tasks. */
interface Task {
  readonly name: string
  readonly result?: { readonly state: string } | undefined
  readonly tasks?: readonly Task[]
}

/** Names of the tests of a file that have not passed, be it that they were never begun; but for the one that asks. */
export const notPassedBeside = (asking: Task & { readonly file: Task }): readonly string[] =>
  testsOf(asking.file)
    .filter((one) => one !== asking && one.result?.state !== 'pass')
    .map(({ name }) => name)

const testsOf = ({ tasks = [] }: Task): readonly Task[] =>
  tasks.flatMap((one) => (one.tasks === undefined ? [one] : testsOf(one)))
