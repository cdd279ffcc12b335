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
 * the whole compressed or not. Scripts run by the alphabet of their names, `part-001` where they have none.
 * https://cloudinit.readthedocs.io/en/latest/explanation/format.html and cloudinit/user_data.py
 */
export function readCloudInit(userData: string): Reading {
  const text = unpacked(userData)
  const parts = readMime(text) ?? [{ type: NOT_MULTIPART, name: undefined, text }]
  const hooks: Script[] = []
  const scripts: Script[] = []
  const said: string[] = []
  let runcmd: Script | undefined
  for (const [index, part] of parts.entries()) {
    const name = part.name ?? `part-${String(index + 1).padStart(3, '0')}`
    const body = COMPRESSED.test(part.type) ? unpacked(part.text) : part.text
    const type = typeOf(part, body)
    if (type === SCRIPT) scripts.push({ name, text: withUnixEnds(body) })
    else if (type === 'text/cloud-boothook') hooks.push({ name, text: withUnixEnds(hookOf(body)) })
    else if (type === 'text/cloud-config') runcmd = commandsOf(body, said) ?? runcmd
    else said.push(unhandled(type, body))
  }
  if (runcmd !== undefined) scripts.push(runcmd)
  return { scripts: [...hooks, ...scripts.toSorted((one, other) => (one.name < other.name ? -1 : 1))], said }
}

function unpacked(text: string): string {
  if (!text.startsWith('\x1f\x8b')) return text
  return gunzipSync(Buffer.from(text, 'latin1'), { maxOutputLength: MOST_BYTES }).toString('latin1')
}

const NOT_MULTIPART = 'text/x-not-multipart'
const SCRIPT = 'text/x-shellscript'
const COMPRESSED = /^application\/(gzip(ped|-compressed)?|x-(compress(ed)?|gunzip|gzip(-compressed)?))$/

/** By how it begins; the longer ones first. */
const BEGINNINGS: readonly (readonly [beginning: string, type: string])[] = [
  ['#cloud-config-archive', 'text/cloud-config-archive'],
  ['#cloud-config-jsonp', 'text/cloud-config-jsonp'],
  ['## template: jinja', 'text/jinja2'],
  ['#cloud-boothook', 'text/cloud-boothook'],
  ['#cloud-config', 'text/cloud-config'],
  ['#part-handler', 'text/part-handler'],
  ['#include-once', 'text/x-include-once-url'],
  ['#include', 'text/x-include-url'],
  ['#!', SCRIPT],
]

/** A type that says little, or that people put on everything, is believed less than how the part begins. */
function typeOf({ type }: MimePart, body: string): string {
  const isPlain = ['text/plain', NOT_MULTIPART, SCRIPT].includes(type) || COMPRESSED.test(type)
  if (!isPlain) return type
  const start = body.trimStart().toLowerCase()
  return BEGINNINGS.find(([beginning]) => start.startsWith(beginning))?.[1] ?? type
}

function unhandled(type: string, body: string): string {
  const kind = type === NOT_MULTIPART ? `non-multipart (${type})` : `part (${type})`
  return `Unhandled ${kind} userdata: ${JSON.stringify(body.slice(0, 24))}...`
}

/** A hook's own first line is none of its script. */
function hookOf(body: string): string {
  return body
    .trimStart()
    .replace(/^#cloud-boothook/i, '')
    .trimStart()
}

function withUnixEnds(text: string): string {
  return /^[^\n]*\r\n/.test(text) ? text.replaceAll('\r\n', '\n') : text
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
