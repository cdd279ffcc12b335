import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Plugin, type PreRenderedChunk, rolldown } from 'rolldown'
import type { Dependency, Options } from 'rollup-plugin-license'

/** A file of dist/, with what the guards need to know about a chunk. */
export interface BuiltFile {
  /** Path inside dist/. */
  readonly path: string
  readonly text: string
  readonly entry: boolean
  /** Files that are loaded together with this one, as opposed to when they are due. */
  readonly imports: readonly string[]
  /** The source modules inside, as paths from the repository's root. */
  readonly modules: readonly string[]
}

export const root = fileURLToPath(new URL('..', import.meta.url))
export const licencesFile = 'licenses.txt'

/** Its types describe an ES module, which it is not; and Rollup's plugin interface, which rolldown implements. */
const license: (options: Options) => Plugin = createRequire(import.meta.url)('rollup-plugin-license')

/** Packages that only claim to have side effects; left alone they bring undici and all of EC2 into every run. */
const withoutSideEffects = /node_modules\/(undici|@actions|@octokit|tunnel|@aws-sdk|@smithy)/

/** Builds the action in memory: the same source gives the same bytes, wherever the checkout stands. */
export async function bundle(): Promise<readonly BuiltFile[]> {
  const found: Dependency[] = []
  const build = await rolldown({
    cwd: root,
    input: { main: 'src/main.ts', post: 'src/post.ts', cli: 'src/cli.ts' },
    platform: 'node',
    // The ES modules of yaml and of the AWS clients lose what is not used; their CommonJS cannot.
    resolve: {
      mainFields: ['module', 'main'],
      alias: { yaml: `${root}node_modules/yaml/browser/dist/index.js` },
    },
    treeshake: { moduleSideEffects: [{ test: withoutSideEffects, sideEffects: false }] },
    plugins: [license({ cwd: root, thirdParty: (dependencies) => void found.push(...dependencies) })],
  })
  const { output } = await build.generate({
    format: 'cjs',
    minify: false,
    comments: { legal: true, annotation: false, jsdoc: false },
    // `import('node:http')` loads undici on Node 24, which `require` does not.
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: (chunk) => `chunks/${chunkName(chunk)}.cjs`,
  })
  await build.close()
  const chunks = output.map((file): BuiltFile => {
    if (file.type === 'asset') throw new Error(`the build made ${file.fileName}, which is no code`)
    const modules = file.moduleIds.map((id) => id.replace(root, ''))
    const entry = file.isEntry || modules.includes(begins)
    return { path: file.fileName, text: file.code, entry, imports: file.imports, modules }
  })
  return [...chunks, { path: licencesFile, text: notice(found), entry: false, imports: [], modules: [] }]
}

/** The command line's entry only chooses the Node to run under: what is loaded at once then begins here. */
const begins = 'src/cli/start.ts'

/** A name that says where the code is from and stays when other chunks come and go. */
function chunkName({ name, facadeModuleId, moduleIds }: PreRenderedChunk): string {
  const packages = (facadeModuleId ? [facadeModuleId] : moduleIds).map(packageOf)
  const library = mostCommon(packages.map((found) => found ?? ''))
  if (library === '') return name
  const prefix = library.replace('@', '').replace('/', '-')
  const own = new Set(packages).size > 1 || nameless.has(name) ? [] : [name]
  return [prefix, ...own].join('-')
}

/** What packages call the file or folder that is all of them. */
const nameless = new Set(['dist-es', 'index', 'package'])

function packageOf(id: string): string | undefined {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]
}

function mostCommon(values: readonly string[]): string {
  const groups = [...Map.groupBy(values, (value) => value)]
  groups.sort(([a, as], [b, bs]) => bs.length - as.length || (a < b ? -1 : 1))
  return groups[0]?.[0] ?? ''
}

function notice(dependencies: readonly Dependency[]): string {
  const texts = dependencies.map(({ name, version, license, licenseText, noticeText }) =>
    [`${name} ${version} (${license})`, licenseText ?? '', noticeText ?? ''].filter(Boolean).join('\n\n'),
  )
  return texts
    .sort()
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n')
}
