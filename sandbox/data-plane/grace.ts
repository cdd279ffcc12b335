/**
 * A moment of the machine's time before a time-out is believed: when the clock is moved by an hour, whoever was
 * asked a millisecond ago has had no chance to answer.
 */
export function grace(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50))
}
