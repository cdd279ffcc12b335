import { expect, test } from 'vitest'
import { startPython } from './python-child.ts'

const NOWHERE = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }

// Where no referee is installed there is no Python to start, which must be told as well.
test('a Python that has ended, or never began, tells everyone who asks, before and after', async () => {
  const python = startPython('clients/not-there.py', NOWHERE)

  await expect(python.ask('anything')).rejects.toThrow('clients/not-there.py ended: ')
  await expect(python.ask('anything')).rejects.toThrow('clients/not-there.py ended: ')
  await python.close()
})
