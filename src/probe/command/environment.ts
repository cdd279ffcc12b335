/** Files by which a step speaks to the runner. https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
const commandFiles: ReadonlySet<string> = new Set([
  'GITHUB_ENV',
  'GITHUB_OUTPUT',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
])

/** The action's own inputs, its state, and the tokens and addresses of the runner's own services. */
const ofTheAction = /^(INPUT|STATE|ACTIONS)_/

/** The runner's environment for a command: nothing by which it could speak for the action, and its own variables. */
export const environmentFor = (
  env: Readonly<Record<string, string | undefined>>,
  own: Readonly<Record<string, string | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...env, ...own }).flatMap(([name, value]) =>
      value === undefined || commandFiles.has(name) || ofTheAction.test(name) ? [] : [[name, value]],
    ),
  )
