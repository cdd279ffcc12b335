import { colors } from '../../deploy/model.ts'
import type { Records } from '../../deploy/ports.ts'
import type { Memo } from '../../deploy/record.ts'
import type { Machine } from '../../deploy/side.ts'
import { awsCode } from '../faults.ts'
import { groupsOf } from '../identity.ts'
import type { Scope } from '../scope.ts'
import { tagsOf } from '../traffic/reading.ts'
import { previewsOn, readAllReserved } from '../traffic/reserved.ts'
import { toldBy } from './copies.ts'
import { writesIn } from './decode-memo.ts'
import { encodeMemo } from './memo-tags.ts'
import { putTags } from './put-tags.ts'

/** The memo in tags of the target groups and, while they stand, of the preview rules. */
export interface TaggedRecords extends Records {
  /** Where the preview rules are, as the last look saw them. */
  notePreviews(arns: readonly string[]): void
  /** A preview act was done: where the rules are has to be looked up again. */
  previewChanged(): void
}

/**
 * Keeps the memo as tags (see `memo-tags.ts`). The preview rules carry copies, since they are ours: tags on the user's
 * groups may be stripped by whoever else manages them (R4). The copy written last counts; what this process wrote
 * counts until AWS shows it.
 */
export const createRecords = (scope: Scope): TaggedRecords => {
  const groups = [...new Set(groupsOf(scope.settings))]
  let previews: readonly string[] = []
  let looked = false
  let newest: Memo | undefined
  /** Groups that had no room for what was written last. */
  let without: readonly string[] = []
  const told = new Set<string>()
  const sayOnce = (text: string): void => {
    if (!told.has(text)) scope.say(text)
    told.add(text)
  }

  const places = async (signal: AbortSignal): Promise<string[]> => {
    if (!looked) {
      previews = previewsOn(await readAllReserved(scope, signal)).map(({ arn }) => arn)
      looked = true
    }
    return [...groups, ...previews]
  }

  /** Does it at the groups and the preview rules; where one is gone meanwhile they are left out. */
  const everywhere = async <Done>(
    signal: AbortSignal,
    once: (arns: string[]) => Promise<Done>,
  ): Promise<Done> => {
    try {
      return await once(await places(signal))
    } catch (error) {
      if (previews.length === 0 || awsCode(error) !== 'RuleNotFound') throw error
      previews = []
      return once(groups)
    }
  }

  return {
    notePreviews(arns) {
      previews = arns
      looked = true
    },
    previewChanged() {
      looked = false
    },
    async read(machines, signal) {
      const elbv2 = await scope.clients.elbv2()
      const tags = await everywhere(signal, (arns) => tagsOf(elbv2, arns, signal))
      const { memo, passedOver } = toldBy(tags.values())
      if (passedOver !== undefined)
        sayOnce(`a copy is passed over, since another one says all: ${passedOver}`)
      if (newest === undefined || (memo !== undefined && memo.written > newest.written)) newest = memo
      return newest ?? forgotten(colors.flatMap((color) => machines[color]))
    },
    async write(memo, signal) {
      const next = { ...memo, written: Math.max(memo.written, (newest?.written ?? 0) + 1) }
      const tags = encodeMemo(next)
      without = await everywhere(signal, (arns) => putTags({ ...scope, say: sayOnce }, arns, tags, signal))
      newest = next
    },
    async isShown(signal) {
      if (newest === undefined) return true
      const elbv2 = await scope.clients.elbv2()
      const tags = await everywhere(signal, (arns) => tagsOf(elbv2, arns, signal))
      const written = newest.written
      return [...tags].every(([arn, copy]) => without.includes(arn) || writesIn(copy) === written)
    },
  }
}

/** No copy anywhere: only how many attempts there were can be told, by the machines that still show theirs. */
const forgotten = (machines: readonly Machine[]): Memo => ({
  written: 0,
  sequence: Math.max(0, ...machines.map(({ attempt }) => Number(/^a(\d+)$/.exec(attempt)?.[1] ?? 0))),
  live: undefined,
  idle: undefined,
  attempt: undefined,
  intent: undefined,
  rejected: undefined,
})
