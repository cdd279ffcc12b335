import { oneLine } from './words.ts'

/** Longest wait for a connection: an address that drops packets must not cost a whole question's time. */
export const connectWithinMs = 2000

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  EHOSTUNREACH: 'no route to this address',
  ENETUNREACH: 'no network to this address',
  EADDRNOTAVAIL: 'no network to this address',
  EAFNOSUPPORT: 'no network to this address',
  ETIMEDOUT: 'no connection in time',
  EACCES: 'connecting is forbidden here',
  EPERM: 'connecting is forbidden here',
}

const broken: Readonly<Record<string, string>> = {
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  HPE_HEADER_OVERFLOW: 'answers with headers over 16 KiB',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted',
  CERT_HAS_EXPIRED: 'its certificate has expired',
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '')

/** Whether no connection could be made. A fault of our own (too many open files) is none: it must count. */
export const isUnreachable = (error: Error): boolean => codeOf(error) in words

/** Whom a certificate is for, where that is not who was asked: `DNS:one, DNS:another` behind the error. */
const otherNames = (error: Error): string => {
  const names = String(Object(Reflect.get(error, 'cert')).subjectaltname ?? '').replace(/\bDNS:/g, '')
  return names === ''
    ? 'its certificate is for another name'
    : `its certificate is for ${oneLine(names, 100)}`
}

/** A connection was made, and whoever is there does not answer as TLS asks. */
export const noTls = 'answers something that is not TLS'

/** What OpenSSL says of an answer in plain HTTP, for one. */
const isNoTls = ({ message }: Error): boolean => /wrong version number|packet length too long/.test(message)

/** A socket's error in plain words. */
export const inWords = (error: Error): string => {
  const code = codeOf(error)
  if (isNoTls(error)) return noTls
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return otherNames(error)
  if (code.startsWith('HPE_') && !(code in broken)) return 'answers something that is not HTTP'
  return words[code] ?? broken[code] ?? oneLine(error.message)
}
