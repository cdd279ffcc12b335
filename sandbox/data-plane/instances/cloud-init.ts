import { gunzipSync } from 'node:zlib'
import { parse } from 'yaml'
import { type MimePart, readMime } from './mime.ts'

/** A program that user data has the machine run, by its `#!` line. */
export interface Script {
  readonly name: string
  /** One character for each byte. */
  readonly text: string
}

/** What user data comes to: scripts in the order in which they run, and what is said about the rest. */
export interface Reading {
  readonly scripts: readonly Script[]
  readonly said: readonly string[]
}

/** No bomb: user data is 16 KiB at most before it is unpacked. */
const MOST_BYTES = 16 * 1024 * 1024

/**
 * Reads user data as cloud-init does: a script, a cloud-config of which `runcmd` counts, or a MIME document of these,
 * each of them compressed or not. Scripts run by the alphabet of their names, `part-001` where they have none.
 * https://cloudinit.readthedocs.io/en/latest/explanation/format.html
 */
export function readCloudInit(userData: string): Reading {
  const text = unpacked(userData)
  const parts = readMime(text) ?? [{ type: 'text/plain', name: undefined, text }]
  const hooks: Script[] = []
  const scripts: Script[] = []
  const said: string[] = []
  let runcmd: Script | undefined
  for (const [index, part] of parts.entries()) {
    const name = part.name ?? `part-${String(index + 1).padStart(3, '0')}`
    const body = unpacked(part.text)
    const kind = kindOf(part, body)
    if (kind === 'script') scripts.push({ name, text: body })
    else if (kind === 'boothook') hooks.push({ name, text: body })
    else if (kind === 'config') runcmd = commandsOf(body, said) ?? runcmd
    else said.push(`Unhandled ${kind} userdata: ${JSON.stringify(body.slice(0, 24))}...`)
  }
  if (runcmd !== undefined) scripts.push(runcmd)
  return { scripts: [...hooks, ...scripts.toSorted((one, other) => (one.name < other.name ? -1 : 1))], said }
}

function unpacked(text: string): string {
  if (!text.startsWith('\x1f\x8b')) return text
  return gunzipSync(Buffer.from(text, 'latin1'), { maxOutputLength: MOST_BYTES }).toString('latin1')
}

const TYPES: Readonly<Record<string, string>> = {
  'text/x-shellscript': 'script',
  'text/cloud-boothook': 'boothook',
  'text/cloud-config': 'config',
}

/** By its type, or by its first line where that says nothing. */
function kindOf({ type }: MimePart, body: string): string {
  const known = TYPES[type]
  if (known !== undefined) return known
  if (type !== 'text/plain' && type !== 'application/octet-stream') return `part (${type})`
  if (body.startsWith('#!')) return 'script'
  if (body.startsWith('#cloud-config')) return 'config'
  if (body.startsWith('#cloud-boothook')) return 'boothook'
  return 'non-multipart (text/x-not-multipart)'
}

/** `runcmd` as the script that cloud-init makes of it; a list is one command, a text a line. */
function commandsOf(body: string, said: string[]): Script | undefined {
  try {
    const config: unknown = parse(Buffer.from(body, 'latin1').toString())
    const commands = typeof config === 'object' && config !== null && 'runcmd' in config ? config.runcmd : []
    if (!Array.isArray(commands) || commands.length === 0) return undefined
    const lines = commands.map((one) => (Array.isArray(one) ? one.map(quoted).join(' ') : String(one)))
    return { name: 'runcmd', text: Buffer.from(`#!/bin/sh\n${lines.join('\n')}\n`).toString('latin1') }
  } catch (error) {
    said.push(`Failed loading yaml blob. ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    return undefined
  }
}

function quoted(word: unknown): string {
  return `'${String(word).replaceAll("'", `'\\''`)}'`
}
