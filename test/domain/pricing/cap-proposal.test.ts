import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";
import {
  decideCap,
  proposeCap,
  type CapSurroundings,
  type IntendedCap,
} from "#app/domain/pricing/cap-proposal.ts";

const intended: IntendedCap = {
  pence: pence(2_500),
  effectiveFrom: toDay("2027-04-01"),
  basis: "Median of open books",
  dataOn: toDay("2026-10-01"),
  document: "Cost of care report",
  consultation: "Provider forum",
  equalityReference: "EIA 12",
};
const standing = { id: "cap", pence: pence(2_400), effectiveFrom: toDay("2026-04-01"), effectiveTo: null };
const around: CapSurroundings = { today: toDay("2026-11-24"), versions: [standing], roundsTakeEffectOn: [] };

describe("a cap is proposed", () => {
  test("for a later day, at another price", () => {
    expect(proposeCap(intended, around)).toEqual({ ok: true, value: intended });
  });

  test.each([
    ["today", { effectiveFrom: toDay("2026-11-24") }, {}, "starts-too-soon"],
    ["on data of tomorrow", { dataOn: toDay("2026-11-25") }, {}, "data-from-the-future"],
    ["at the price it has", { pence: pence(2_400) }, {}, "same-as-before"],
    [
      "on the first day of a later version",
      {},
      { versions: [{ ...standing, effectiveFrom: toDay("2027-04-01") }] },
      "later-version",
    ],
    [
      "before the end of a version",
      {},
      { versions: [{ ...standing, effectiveTo: toDay("2027-04-02") }] },
      "later-version",
    ],
    [
      "on the effective day of a published round",
      {},
      { roundsTakeEffectOn: [toDay("2027-04-01")] },
      "round-relies-on-it",
    ],
  ])("but not %s", (_, change, surroundings, kind) => {
    const verdict = proposeCap({ ...intended, ...change }, { ...around, ...surroundings });
    expect(verdict).toMatchObject({ ok: false, why: { kind } });
  });

  test("the day after a round takes effect", () => {
    expect(proposeCap(intended, { ...around, roundsTakeEffectOn: [toDay("2027-03-31")] }).ok).toBe(true);
  });
});

describe("a cap is approved", () => {
  const proposal = { ...intended, proposedBy: "ada", decided: false };
  const yes = { approved: true, reason: "Sound", floorAnswer: "" };

  test("by a second person, never by its author", () => {
    expect(decideCap(proposal, yes, "ben", null, around).ok).toBe(true);
    expect(decideCap(proposal, yes, "ada", null, around)).toMatchObject({
      ok: false,
      why: { kind: "own-proposal" },
    });
  });

  test("at its floor without a word, a penny below it only with an answer", () => {
    expect(decideCap(proposal, yes, "ben", pence(2_500), around).ok).toBe(true);
    expect(decideCap(proposal, yes, "ben", pence(2_501), around)).toMatchObject({
      ok: false,
      why: { kind: "floor-not-answered", floor: 2_501 },
    });
    const answered = { ...yes, floorAnswer: "Travel is paid apart." };
    expect(decideCap(proposal, answered, "ben", pence(2_501), around).ok).toBe(true);
  });

  test("only while nothing has come between", () => {
    const later = { ...around, versions: [{ ...standing, effectiveFrom: toDay("2027-05-01") }] };
    expect(decideCap(proposal, yes, "ben", null, later)).toMatchObject({
      ok: false,
      why: { kind: "later-version" },
    });
    expect(decideCap({ ...proposal, decided: true }, yes, "ben", null, around).ok).toBe(false);
  });

  test("and refused at any time, below its floor or not", () => {
    expect(decideCap(proposal, { ...yes, approved: false }, "ben", pence(9_999), around).ok).toBe(true);
  });
});
