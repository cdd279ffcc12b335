import { filesIn, readText } from '../../docs/markdown.ts'

/** A file of actions/runner, or a page of GitHub's documentation, and our test files that hold what it says. */
export interface Source {
  readonly name: string
  readonly heldBy: readonly string[]
}

/** Where the rules come from by which a step is run here: the tests of the runner harness are grouped by it. */
export function runnerSources(): readonly Source[] {
  const held = filesIn('test/support', '.test.ts').flatMap((file) =>
    [...readText(file).matchAll(/^describe\('((?:src\/|https:)[^']+)'/gm)].map(([, name = '']) => ({
      name,
      file,
    })),
  )
  return [...Map.groupBy(held, ({ name }) => name)]
    .map(([name, those]) => ({ name, heldBy: those.map(({ file }) => file) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
