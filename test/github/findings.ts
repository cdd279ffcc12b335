import { DiagnosticSeverity } from 'vscode-languageserver-types'
import { parse } from 'yaml'
import { readText } from '../docs/markdown.ts'
import type { Document } from './documents.ts'
import { type LanguageService, loadLanguageService } from './language-service.ts'

type Config = NonNullable<Parameters<LanguageService['validate']>[1]>
type GetContext = NonNullable<Config['contextProviderConfig']>['getContext']

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

/** How examples call this action: they cannot know whose copy will be used. */
const OURS = 'OWNER/switchover@v1'

const service = await loadLanguageService()
// It hides its own failures behind this, and then finds nothing.
const failures: string[] = []
service.registerLogger({ log() {}, info() {}, warn() {}, error: (why) => failures.push(why) })

/** The errors and warnings of GitHub's language service, each as `file:line:column: what is wrong`. */
export async function findings(
  documents: readonly Document[],
  action = readText('action.yml'),
): Promise<readonly string[]> {
  const config = configWith(parse(action))
  const said: string[] = []
  for (const [at, { path, name, text }] of documents.entries()) {
    // It keeps by address what it has parsed: each text gets an address of its own.
    const address = `file:///${performance.now()}-${at}/${name}`
    const document = service.TextDocument.create(address, 'yaml', 1, asOurs(text))
    const found = await service.validate(document, config)
    for (const { severity, range, message } of found)
      if ((severity ?? DiagnosticSeverity.Error) <= DiagnosticSeverity.Warning)
        said.push(`${path}:${range.start.line + 1}:${range.start.character + 1}: ${message}`)
    said.push(...failures.splice(0).map((why) => `${path}: ${why}`))
  }
  return said
}

/** What is used from its own checkout (`./`) is checked as the same action used from elsewhere. */
const asOurs = (text: string): string => text.replace(/(\buses: *)(['"]?)[.$]\/\2(?=[\s,}]|$)/gm, `$1${OURS}`)

function configWith({ inputs, outputs }: Manifest): Config {
  const none = { name: '', description: '' }
  return {
    actionsMetadataProvider: {
      // What others' actions take cannot be known without a network; where nothing is known nothing is asked.
      fetchActionMetadata: async ({ owner, name }) =>
        OURS.startsWith(`${owner}/${name}@`) ? { ...none, inputs } : none,
    },
    contextProviderConfig: { getContext: knowing(Object.keys(outputs)) },
  }
}

/** Beside what the service knows by itself: which outputs our steps have. */
function knowing(outputs: readonly string[]): GetContext {
  return async (name, context, { job }) => {
    if (name !== 'steps' || context === undefined) return undefined
    for (const step of job?.steps ?? []) {
      const known = context.get(step.id)
      if (!('uses' in step) || step.uses.value !== OURS || !isDictionary(known)) continue
      const [of, value] = [known.get('outputs'), known.get('outcome')]
      if (!isDictionary(of) || value === undefined) continue
      for (const output of outputs) of.add(output, value)
      of.complete = true
    }
    return context
  }
}

type Dictionary = NonNullable<Awaited<ReturnType<GetContext>>>

const isDictionary = (data: ReturnType<Dictionary['get']>): data is Dictionary =>
  data !== undefined && 'complete' in data
