import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest, though they are short: what they call goes over many lives, worlds or runs. */
const slow = /\/test\/(small|long)\/(kill|rivals|convergence|worlds|faults|races|cancels|scale)/

/** Begins with the slowest files: one that is left to the end keeps one worker busy, and the others wait for it. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isSlow = ({ moduleId }: TestSpecification) => slow.test(moduleId)
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))]
  }
}
