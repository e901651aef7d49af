import { expect, test } from "vitest";
import { placementEventInWords, type PlacementEvent } from "#app/domain/access/placement-event.ts";

const subject = { kind: "placement", id: "00000000-0000-4000-8000-000000000001" } as const;
const said = (event: PlacementEvent) => placementEventInWords(event, () => "Placement PL-2026-1");

test.each<[PlacementEvent, string]>([
  [
    { kind: "placement-ended", subject, on: "2027-01-01" },
    "Ended Placement PL-2026-1, with Thursday 31 December 2026 as its last day",
  ],
  [
    { kind: "placement-suspended", subject, on: "2026-12-01", reason: "HOSPITAL", back: "2026-12-08" },
    "Suspended Placement PL-2026-1 from Tuesday 1 December 2026, the person being in hospital, until Tuesday 8 December 2026",
  ],
  [
    { kind: "placement-suspended", subject, on: "2026-12-01" },
    "Suspended Placement PL-2026-1 from Tuesday 1 December 2026",
  ],
  [
    { kind: "review-agreed", subject, before: "28.00", after: "21.50" },
    "Agreed to change Placement PL-2026-1 from 28 to 21.5 units a week",
  ],
])("the trail says of %o: %s", (event, words) => {
  expect(said(event)).toBe(words);
});
