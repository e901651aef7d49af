const minute = 60;
const longest = 4 * 60 * minute;

/** Seconds of real time to wait after so many attempts in vain: a minute, then twice as long each time, up to four hours. */
export function secondsBeforeRetry(attempts: number): number {
  return Math.min(longest, minute * 2 ** Math.max(0, attempts - 1));
}
