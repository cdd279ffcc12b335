export const REMEDY =
  'Is Go 1.24.2 or newer installed, and the module mirror reachable? GOPROXY names another one.'

/**
 * A judge runs for some milliseconds and is compiled once: without optimisation the standard library, which is most of
 * the work, costs a third less. The same flags for all share what was compiled.
 */
export const goBuild = ['-trimpath', '-buildvcs=false', '-gcflags=all=-N -l', '-ldflags=-s -w']

/** Without C, and without what a user has set up for modules of their own. */
export function goEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off', ...extra }
}
