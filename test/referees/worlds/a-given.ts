import type { Given, World } from './world.ts'

/** What stands in an account that no test asks anything. */
export const aGiven: Given = {
  vpc: 'vpc-1',
  subnets: [
    { id: 'subnet-1', zone: 'us-east-1a' },
    { id: 'subnet-2', zone: 'us-east-1b' },
  ],
  spareBlock: '10.0.250.0/28',
  securityGroup: 'sg-1',
  image: 'ami-1',
  type: 't3.micro',
}

/** A world of that account, waited for as shortly as moto is. */
export const aWorld: World = {
  name: 'moto',
  env: {},
  given: aGiven,
  reset: async () => {},
  close: async () => {},
  [Symbol.asyncDispose]: async () => {},
}
