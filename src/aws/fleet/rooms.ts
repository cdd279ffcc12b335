import type { Ec2Settings } from '../../settings.ts'
import { isFullSubnet } from './refusals.ts'

/** Which types may still be had in which subnets, as a launch finds it out. */
export interface Rooms {
  /** Subnets that may have room for some type, in the config's order. */
  open(): readonly (string | undefined)[]
  /** The first type that a subnet may have room for, and how people are told of the two. */
  first(subnet: string | undefined): { readonly type: string | undefined; readonly said: string } | undefined
  /** There is no room for it, for this reason; says what is tried instead. */
  close(subnet: string | undefined, type: string | undefined, why: unknown): string
  /** What kept each of them from being taken, in words. */
  said(): string
  /** The last error. */
  cause(): unknown
}

interface Place {
  readonly subnet: string | undefined
  readonly type: string | undefined
  closed: unknown
}

export const createRooms = ({ subnets, types }: Ec2Settings): Rooms => {
  const orNone = (some: readonly string[]) => (some.length > 0 ? some : [undefined])
  const places = orNone(subnets).flatMap((subnet) =>
    orNone(types).map((type): Place => ({ subnet, type, closed: undefined })),
  )
  const isOpen = ({ closed }: Place) => closed === undefined
  const open = () => [...new Set(places.filter(isOpen).map(({ subnet }) => subnet))]
  const first = (subnet: string | undefined) => {
    const place = places.find((one) => one.subnet === subnet && isOpen(one))
    return place && { type: place.type, said: wordsOf(place) }
  }
  return {
    open,
    first,
    close(subnet, type, why) {
      for (const place of places)
        if (place.subnet === subnet && isOpen(place) && (place.type === type || isFullSubnet(why)))
          place.closed = why
      const [next] = open()
      const here = first(subnet)
      if (here !== undefined) return here.said
      return next === undefined ? 'nowhere left to try' : `the other subnets: ${open().join(', ')}`
    },
    said: () =>
      places
        .filter(({ closed }) => closed !== undefined)
        .map((place) => `${wordsOf(place)}: ${place.closed instanceof Error ? place.closed.message : 'full'}`)
        .join('; '),
    cause: () => places.findLast(({ closed }) => closed instanceof Error)?.closed,
  }
}

const wordsOf = ({ subnet, type }: Place): string =>
  `${type ?? 'the template’s type'} in ${subnet ?? 'the default subnet'}`
