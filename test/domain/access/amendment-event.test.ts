import { expect, test } from "vitest";
import type { AmendmentEvent } from "#app/domain/access/amendment-event.ts";
import { brokerageEventInWords, isBrokerageEvent } from "#app/domain/access/brokerage-event.ts";

test.each<[AmendmentEvent["kind"], string]>([
  ["amendment-proposed", "Put up for approval"],
  ["amendment-approved", "Approved and wrote"],
  ["amendment-turned-down", "Turned down"],
  ["amendment-withdrawn", "Took back"],
])("the trail says of %s what was added, and from when", (kind, deed) => {
  const subject = { kind: "placement", id: "p" } as const;
  const event: AmendmentEvent = { kind, subject, on: "2026-12-07", adds: 1_251_429 };
  expect(isBrokerageEvent(event)).toBe(true);
  expect(brokerageEventInWords(event, () => "placement PL-2026-1")).toBe(
    `${deed} a new part of placement PL-2026-1 from Monday 7 December 2026, which adds £12,514.29 a year`,
  );
});
