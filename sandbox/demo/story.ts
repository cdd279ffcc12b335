/** One command of the story: what is given to the action, and how it must end. */
export interface Chapter {
  readonly title: string
  /** What is about to happen and why it matters. */
  readonly about: string
  readonly inputs: Readonly<Record<string, string>>
  readonly outcome: string
}

/** Never passes its health checks. */
export const SICK = 'sick-v3'
/** Passes all its tests, and turns sick once it has production traffic. */
export const LATE_SICK = 'late-sick-v4'

/** The demo, in order; release v1 is live on blue when it begins. */
export const STORY: readonly Chapter[] = [
  {
    title: 'status',
    about: 'Who is live? Status asks AWS and changes nothing. v1 serves from blue; green is empty.',
    inputs: { command: 'status' },
    outcome: 'status',
  },
  {
    title: 'deploy v2',
    about:
      'v2 is launched beside v1, tested before any visitor reaches it, then gets all traffic at once. Each load-balancer node obeys in its own time, so each is asked until it answers as v2. v1 is held, for undoing.',
    inputs: { command: 'deploy', release: 'v2' },
    outcome: 'held',
  },
  {
    title: 'status of the hold',
    about:
      'No runner waits. What is held, until when, by whom, what becomes of it then, what it costs: all of it is read from AWS, at any time, by anyone who may.',
    inputs: { command: 'status' },
    outcome: 'status',
  },
  {
    title: 'rollback',
    about: 'Undo it: v1 still stands, is checked first, and has the traffic back within seconds.',
    inputs: { command: 'rollback', reason: 'the numbers look odd' },
    outcome: 'rolled-back',
  },
  {
    title: 'deploy v2 again',
    about:
      'The side that was rolled back from finishes its work, drains and goes; then v2 is built anew. This time the hold ends when a person approves.',
    inputs: { command: 'deploy', release: 'v2', hold: 'approval' },
    outcome: 'held',
  },
  {
    title: 'retire',
    about:
      'The approval: v1 is let go. It must say itself that no work is left, then its connections drain, then its machines end.',
    inputs: { command: 'retire' },
    outcome: 'retired',
  },
  {
    title: `deploy ${SICK}`,
    about: 'A release that never gets healthy. It is rejected without one visitor on it; v2 is not touched.',
    inputs: { command: 'deploy', release: SICK },
    outcome: 'rejected',
  },
  {
    title: `deploy ${LATE_SICK}`,
    about:
      'The nasty one: it passes every test and turns sick under production traffic. The watch sees it and puts v2 back. The failures that visitors see now are its own; still, no request is lost.',
    inputs: { command: 'deploy', release: LATE_SICK },
    outcome: 'rejected',
  },
  {
    title: 'dry run of v5',
    about: 'What would a deploy of v5 do from here? The same decisions, against a model; nothing is written.',
    inputs: { command: 'deploy', release: 'v5', 'dry-run': 'true' },
    outcome: 'planned',
  },
]
