/** Whether a real account is asked in this run, in place of moto. */
export const onAws = process.env['SWITCHOVER_REFEREE'] === 'aws'

/** Names what a run makes: in a real account every name is new; moto and the sandbox are. */
export const runName = onAws ? Math.random().toString(36).slice(2, 8).padEnd(6, '0') : 'abc123'

/** How long one scene may take; undefined where the runner's own limit will do. */
export const sceneLimitMs = onAws ? 1_800_000 : undefined
