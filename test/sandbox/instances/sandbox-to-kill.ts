import { startInstances } from '../../../sandbox/data-plane/instances/start-instances.ts'
import { createAccount, image, subnetA } from '../ec2/account.ts'

// Three kinds of processes that must not outlive this one: a child that serves, one more of an instance whose
// user data goes on, and what that user data left in the background.
const { world } = createAccount({ network: 143, runUserData: true })
const launch = (userData: string) =>
  world.compute.launch({
    imageId: image,
    type: 't3.small',
    subnetId: subnetA,
    count: 1,
    userData,
    atOnce: true,
  })
launch('#!/bin/sh\nserve --release v1 --color blue\n')
launch('#!/bin/sh\nsleep 1000 & echo $!\nserve --release v2\nwait\n')
const instances = await startInstances(world)
const background = [...world.compute.console.values()].flatMap(
  ({ text }) => /: (\d+)$/m.exec(text)?.[1] ?? [],
)
const serving = instances.running().map(({ pid }) => pid)
process.stdout.write(`${[...serving, ...background].join(' ')}\n`)
