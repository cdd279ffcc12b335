/** How long moving the clock waits for the next answer, by the machine's time: a target may also never answer. */
const PATIENCE_MS = 100

/** Resolves when all of the work is done, or when none of it has ended for a while. */
export function whileAnswersCome(work: readonly Promise<void>[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const silence = setTimeout(resolve, PATIENCE_MS)
  const settled = work.map((one) => one.finally(() => silence.refresh()))
  Promise.all(settled)
    .then(() => resolve(), reject)
    .finally(() => clearTimeout(silence))
  return promise
}
