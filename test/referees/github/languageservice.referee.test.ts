import { expect, test } from 'vitest'
import { documents } from '../../github/documents.ts'
import { findings } from '../../github/findings.ts'
import { languageServiceVersion } from '../../github/language-service.ts'
import { record } from '../verdicts/verdict.ts'
import { runnerSources } from './rules.ts'

test('GitHub’s language service finds nothing wrong in what GitHub would run and a reader may copy', async () => {
  const all = documents()

  expect(await findings(all)).toEqual([])

  const paths = all.map(({ path }) => `\`${path}\``)
  record({
    judge: 'languageservice',
    version: `@actions/languageservice ${languageServiceVersion}`,
    checked: `GitHub's own check, with this action's inputs and outputs known to it: no error and no warning in ${all.length} documents, ${paths.join(', ')}. What others' actions take is not known to it without a network.`,
    calls: {},
  })
})

test('what GitHub’s runner does with a step is held by tests that name its source', () => {
  const sources = runnerSources()

  expect(sources.length).toBeGreaterThan(5)
  const held = sources.map(({ name, heldBy }) => `${name.split('/').at(-1)} (${heldBy.join(', ')})`)
  record({
    judge: 'runner',
    version: 'actions/runner, its source of November 2026',
    checked: `How \`dist/\` is started, told, cancelled and judged in every test and in the demo, rule by rule from the runner's source and documentation: ${held.join('; ')}. Not imitated: problem matchers, \`echo\`, and the encoded forms of a masked value, which the runner hides too.`,
    calls: {},
  })
})
