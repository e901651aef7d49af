import { describe, expect, test } from "vitest";
import { drawnIn, onBlock, type BlockOfPlacement } from "#app/domain/brokerage/drawdown.ts";
import { answerShare, nhsShareState } from "#app/domain/brokerage/nhs-share.ts";
import { nursingOver } from "#app/domain/brokerage/nursing.ts";
import type { Element } from "#app/domain/brokerage/element.ts";
import { toDay } from "#app/domain/calendar.ts";
import { basisPoints, decimal4, pence } from "#app/domain/money.ts";

const rate = (fromOn: string, amount: number) => ({
  fromOn: toDay(fromOn),
  pence: pence(amount),
  uncertain: false,
});

describe("nursing paid by the NHS on top of a nursing rate", () => {
  const rates = [rate("2026-04-01", 26_768), rate("2025-04-01", 25_406)];

  test("each figure holds for its own days", () => {
    const span = { fromOn: toDay("2026-02-02"), toOn: null };
    expect(nursingOver(span, "nursing", rates)).toMatchObject({
      ok: true,
      value: [
        { kind: "nursing", pence: 25_406, per: "week", fromOn: "2026-02-02", toOn: "2026-04-01" },
        { kind: "nursing", pence: 26_768, per: "week", fromOn: "2026-04-01", toOn: null },
      ],
    });
  });

  test("days before the first figure are refused", () => {
    const span = { fromOn: toDay("2025-03-31"), toOn: null };
    expect(nursingOver(span, "nursing", rates)).toEqual({ ok: false, why: { kind: "no-figure" } });
  });
});

describe("an NHS share", () => {
  const none = { acceptedAt: null, disputedAt: null };
  const [early, late] = [new Date("2026-11-02T09:00:00Z"), new Date("2026-11-09T09:00:00Z")];

  test("is unconfirmed until the ICB answers; the later answer counts", () => {
    expect(nhsShareState(none)).toBe("unconfirmed");
    expect(nhsShareState({ acceptedAt: early, disputedAt: null })).toBe("accepted");
    expect(nhsShareState({ acceptedAt: early, disputedAt: late })).toBe("disputed");
    expect(nhsShareState({ acceptedAt: late, disputedAt: early })).toBe("accepted");
  });

  test("is accepted with the ICB's own reference, disputed with a reason, and only where it is the NHS's", () => {
    const accepted = { kind: "accepted", reference: "ICB/2026/118" } as const;
    expect(answerShare("s117", none, accepted)).toEqual({ ok: true, value: accepted });
    expect(answerShare("council", none, accepted)).toEqual({ ok: false, why: { kind: "not-the-nhs" } });
    expect(answerShare("chc", none, { kind: "accepted", reference: " " })).toMatchObject({
      why: { kind: "no-reference" },
    });
    expect(answerShare("joint", none, { kind: "disputed", reason: "" })).toMatchObject({
      why: { kind: "no-reason" },
    });
    const again = { acceptedAt: early, disputedAt: null };
    expect(answerShare("s117", again, accepted)).toMatchObject({ why: { kind: "same-as-before" } });
  });
});

const start = toDay("2026-10-05");
const hours: Element = {
  ...{ id: "a", serviceLineId: "calls", kind: "care", pence: pence(2_300), per: "hour", units: "10.5" },
  ...{ fromOn: start, toOn: null },
};

describe("what a placement takes from its block", () => {
  test("ten and a half hours a week for ten days are 15 hours", () => {
    const span = { fromOn: start, toOn: toDay("2026-10-15") };
    expect(drawnIn({ elements: [hours], suspensions: [] }, span)).toEqual([
      { serviceLineId: "calls", used: "15", kept: "0" },
    ]);
  });

  test("of them three days in hospital are kept empty: 4.5 of the 15 hours", () => {
    const away = {
      id: "s",
      fromOn: toDay("2026-10-08"),
      toOn: toDay("2026-10-11"),
      paid: basisPoints(5_000),
    };
    const span = { fromOn: start, toOn: toDay("2026-10-15") };
    expect(drawnIn({ elements: [hours], suspensions: [away] }, span)).toEqual([
      { serviceLineId: "calls", used: "10.5", kept: "4.5" },
    ]);
  });

  const block: BlockOfPlacement = {
    ...{ contractId: "c", reference: "C-2026-0001", startsOn: start, endsOn: toDay("2027-03-31") },
    lines: [
      {
        ...{ lineId: "l", serviceLineId: "calls", pence: pence(2_250), retainer: null },
        balance: { committed: decimal4("100"), taken: decimal4("89.5"), left: decimal4("10.5") },
      },
    ],
  };
  const part = {
    serviceLineId: "calls",
    kind: "care",
    pence: pence(2_400),
    per: "hour",
    units: "10.5",
  } as const;

  test("an offer's line is bought at the block's own price while a week of it is left", () => {
    expect(onBlock([part], { fromOn: start, toOn: null }, block)).toEqual({
      ok: true,
      value: [{ ...part, pence: 2_250 }],
    });
    expect(onBlock([{ ...part, units: "10.51" }], { fromOn: start, toOn: null }, block)).toEqual({
      ok: false,
      why: { kind: "too-little-left", left: "10.5" },
    });
  });

  test("refuses days outside the block's term, and a line that is none of its", () => {
    const after = { fromOn: toDay("2027-04-01"), toOn: null };
    expect(onBlock([part], after, block)).toMatchObject({ why: { kind: "outside-the-block" } });
    const other = { ...part, serviceLineId: "nights" };
    expect(onBlock([other], { fromOn: start, toOn: null }, block)).toMatchObject({
      why: { kind: "line-not-in-block" },
    });
  });
});
