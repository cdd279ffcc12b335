import { devNull } from 'node:os'

/**
 * The environment of a program that is to ask one AWS and no other: where `env` names an endpoint, nothing that this
 * machine knows of AWS, nor a proxy of its, may come in between.
 */
export function surroundings(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  if (env['AWS_ENDPOINT_URL'] === undefined) return { ...process.env, ...env }
  const own = Object.entries(process.env).filter(([name]) => !/^AWS_|_proxy$/i.test(name))
  return {
    ...Object.fromEntries(own),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    ...env,
  }
}
