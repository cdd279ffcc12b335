import type { Caller } from '../model/identities.ts'
import type { World } from '../model/world.ts'

/** One API call: plain data in (as the SDK's input type says), plain data out (as its output type says). */
export type Operation<Input, Output> = (
  world: World,
  input: Input,
  /** Who asks; left out: the sandbox's own caller. */
  caller?: Caller,
) => Output | Promise<Output>

/** All calls of one service by action name. Not in here: answered as AWS answers an unknown action. */
export type Operations = Readonly<Record<string, Operation<never, unknown>>>
