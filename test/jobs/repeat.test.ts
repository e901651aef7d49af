import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { repeat } from "#app/jobs/repeat.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what throws is told and does not end the repetition, and stopping waits for the run under way", async () => {
  const troubles: string[] = [];
  let runs = 0;
  let finish: () => void = () => undefined;
  const stop = repeat(
    5,
    async () => {
      runs += 1;
      if (runs === 1) throw new Error("no database");
      await new Promise<void>((resolve) => (finish = resolve));
    },
    (error) => troubles.push(error.message),
  );
  await vi.advanceTimersByTimeAsync(4_999);
  expect([runs, troubles]).toEqual([1, ["no database"]]);
  await vi.advanceTimersByTimeAsync(1);
  expect(runs).toBe(2);
  let stopped = false;
  const stopping = stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([runs, stopped]).toEqual([2, false]);
  finish();
  await stopping;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(runs).toBe(2);
});
