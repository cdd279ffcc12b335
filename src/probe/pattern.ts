import { type Context, createContext, Script } from 'node:vm'

/** How long one body may be searched: some patterns do not end, and nothing else goes on meanwhile, no lease and no cancel. */
export const mostMatchMs = 500

const search = new Script('new RegExp(source).test(body)')
let context: Context | undefined

/** Whether a regular expression of the config's matches; undefined where that takes too long to tell. */
export const isMatch = (source: string, body: string): boolean | undefined => {
  context ??= createContext({})
  Object.assign(context, { source, body })
  try {
    return Boolean(search.runInContext(context, { timeout: mostMatchMs }))
  } catch (error) {
    // An error of that context is no Error of ours.
    if (Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
    throw error
  }
}
