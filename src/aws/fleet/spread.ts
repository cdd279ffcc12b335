/** How many more instances each subnet gets, so that all of them come out as even as can be; earlier ones first. */
export const spread = <Place>(
  missing: number,
  places: readonly Place[],
  present: (place: Place) => number,
): readonly { readonly place: Place; readonly count: number }[] => {
  const plan = places.map((place) => ({ place, before: present(place), count: 0 }))
  for (let left = missing; left > 0; left -= 1) {
    const emptiest = plan.reduce<(typeof plan)[number] | undefined>(
      (best, one) => (best === undefined || one.before + one.count < best.before + best.count ? one : best),
      undefined,
    )
    if (emptiest === undefined) break
    emptiest.count += 1
  }
  return plan.filter(({ count }) => count > 0).map(({ place, count }) => ({ place, count }))
}
