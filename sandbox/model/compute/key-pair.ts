/** What an account lets its owner log in with; of a made one the private half is shown once and not kept. */
export interface KeyPair {
  readonly id: string
  readonly name: string
  readonly kind: 'rsa' | 'ed25519'
  readonly fingerprint: string
  readonly createdMs: number
}
