import { compareVersions } from 'compare-versions'

/** A semantic version at the end of a name, `v1.2.3`, `web@1.2.3-rc.1`, and what stands before it. */
const form =
  /^(.*?)(\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/

/** Below 0: the first names an older version; undefined where the two are no versions of the same thing. */
export function compareReleases(release: string, other: string): number | undefined {
  const [one, two] = [form.exec(release), form.exec(other)]
  if (one === null || two === null || prefix(one) !== prefix(two)) return undefined
  return compareVersions(one[2] ?? '', two[2] ?? '')
}

/** `v1.2.3` and `1.2.3` are the same version. */
const prefix = ([, before = '']: RegExpExecArray): string => before.replace(/v$/, '')
