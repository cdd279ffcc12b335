const families =
  't2 t3 t3a t4g m5 m5a m6a m6g m6i m7a m7g m7i c5 c5a c6a c6g c6i c7a c7g c7i r5 r6g r6i r7g r7i'
const sizes = 'nano micro small medium large xlarge 2xlarge 4xlarge 8xlarge'

/** What the sandbox offers, in every zone. `m1.small` is what RunInstances takes when nothing is said. */
export const instanceTypes: readonly string[] = [
  'm1.small',
  ...families.split(' ').flatMap((family) => sizes.split(' ').map((size) => `${family}.${size}`)),
]
