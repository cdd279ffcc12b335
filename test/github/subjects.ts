/** Whom the role of a job has to trust, as the comment at the top of an example says it. */
export interface Subject {
  readonly job: string
  readonly short: string
  /** With the numbers that newer repositories have in it. */
  readonly long: string
}

/** What the comment of an example says of its jobs. */
export const subjectsIn = (text: string): readonly Subject[] =>
  [...text.matchAll(/^# {3}(\w+).*\n# +(repo:ORG\/\S+)\n# +(repo:ORG@\S+)$/gm)].map(
    ([, job = '', short = '', long = '']) => ({ job, short, long }),
  )
