/** Milliseconds between two looks: short at first, then up to 5 s. */
export function* pauses(): Generator<number, never> {
  for (let pause = 250; ; pause = Math.min(5_000, pause * 1.3)) yield pause
}
