import { filesIn, readText } from '../docs/markdown.ts'

/** A workflow or an action's metadata, with the place at which a person finds it. */
export interface Document {
  /** Path in the repository; two workflows of a Markdown file have the same. */
  readonly path: string
  /** What GitHub would call the file; it decides whether it is a workflow or an action. */
  readonly name: string
  /** Its lines have the numbers that they have in the file at `path`. */
  readonly text: string
}

/** Everything in this repository that GitHub would run, and everything that a reader may copy as a workflow. */
export function documents(): readonly Document[] {
  return [file('action.yml'), ...workflowFiles().map(file), ...markdownFiles().flatMap(workflowBlocks)]
}

/** Our own workflows, and those that a reader may copy to where GitHub looks for them. */
const workflowFiles = (): readonly string[] =>
  ['.github/workflows', 'examples/workflows'].flatMap((folder) => filesIn(folder, '.yml'))

const file = (path: string): Document => ({
  path,
  name: path.replace(/^examples\//, '.github/'),
  text: readText(path),
})

/** Every page of this repository. */
export const markdownFiles = (): readonly string[] => [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...filesIn('docs', '.md'),
]

/** The workflows of a page: fenced YAML that has jobs. */
export const workflowBlocks = (path: string): readonly Document[] =>
  yamlBlocks(path).filter(({ text }) => /^jobs:/m.test(text))

/** Everything that a page shows as YAML. */
export function yamlBlocks(path: string): readonly Document[] {
  const page = readText(path)
  return [...page.matchAll(/^```ya?ml\n([\s\S]*?)^```$/gm)].map(({ index, 1: code = '' }, at) => {
    const linesBefore = page.slice(0, index).split('\n').length
    return { path, name: `.github/workflows/${path}-${at}.yml`, text: `${'\n'.repeat(linesBefore)}${code}` }
  })
}
