import { describe, expect, test } from "vitest";
import { decideVariation, type ContractTerms } from "#app/domain/call-off/contract.ts";
import { varyLines, type VariableLine } from "#app/domain/call-off/varied-lines.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

/** 1,000.50 hours at £24.00 under a rate of £24.50 and a cap of £26.00. */
const line: VariableLine = {
  ...{ lineId: "evening", units: "1000.50", pence: pence(2_400), rateId: "signed", taken: "0" },
  ...{ rate: { id: "now", pence: pence(2_450) }, capPence: pence(2_600) },
};
const other: VariableLine = { ...line, lineId: "night", units: "10.00", pence: pence(999) };

const ask = (of: Partial<VariableLine>, asked: { readonly units?: string; readonly pence?: number }) =>
  varyLines(
    [{ ...line, ...of }],
    [{ lineId: "evening", units: asked.units ?? "1000.5", pence: pence(asked.pence ?? 2_400) }],
  );

describe("lines of a contract", () => {
  test("are summed line by line, each rounded by itself, with those that stay", () => {
    const asked = [{ lineId: "evening", units: "1200.25", pence: pence(2_449) }];
    const varied = varyLines([line, other], asked);
    // 1,200.25 × 24.49 = 29,394.1225, and 10 × 9.99 = 99.90.
    expect(varied).toMatchObject({ ok: true, value: { value: 2_949_402 } });
    expect(varied.ok && varied.value.changed).toEqual([
      {
        ...{ lineId: "evening", beforeUnits: "1000.50", beforePence: 2_400, units: "1200.25", pence: 2_449 },
        ...{ rateId: "now", ratePence: 2_450, capPence: 2_600 },
      },
    ]);
  });

  test("that are asked for as they are do not change", () => {
    expect(ask({}, {})).toMatchObject({ ok: true, value: { changed: [] } });
  });

  test.each([
    ["a price at the member's own rate", {}, { pence: 2_450 }, null],
    ["a price over the rate", {}, { pence: 2_451 }, "over-rate"],
    ["a price over a cap that fell below the rate", { capPence: pence(2_300) }, { pence: 2_301 }, "over-cap"],
    [
      "more units at a price over the cap of that day",
      { capPence: pence(2_300) },
      { units: "1001" },
      "over-cap",
    ],
    ["fewer units at a price over the cap of that day", { capPence: pence(2_300) }, { units: "999" }, null],
    ["another price where the member has no rate that day", { rate: null }, { pence: 2_300 }, "no-rate"],
    ["fewer units where the member has no rate that day", { rate: null }, { units: "1" }, null],
    ["a price within the cap of a lot without rates", { rateId: null, rate: null }, { pence: 2_600 }, null],
    [
      "a price over the cap of a lot without rates",
      { rateId: null, rate: null },
      { pence: 2_601 },
      "over-cap",
    ],
    ["no units", {}, { units: "0" }, "no-units"],
    ["as many units as a block has used", { taken: "300.25" }, { units: "300.25" }, null],
    ["fewer units than a block has used", { taken: "300.25" }, { units: "300.24" }, "below-taken"],
  ] as const)("with %s", (_what, of, asked, refusal) => {
    const verdict = ask(of, asked);
    if (refusal === null) expect(verdict).toMatchObject({ ok: true });
    else expect(verdict).toMatchObject({ why: { kind: "line-refused", why: { kind: refusal } } });
  });

  test("that only shrink keep the rate that they were signed on", () => {
    const varied = ask({}, { units: "999" });
    expect(varied).toMatchObject({ value: { changed: [{ rateId: "signed" }] } });
  });
});

describe("a variation", () => {
  const terms: ContractTerms = {
    ...{ value: pence(2_400_000), valueWithVat: pence(2_400_000) },
    ...{ endsOn: toDay("2028-01-03"), extensionMonths: 12 },
  };
  const contract = { ...terms, startsOn: toDay("2027-01-04"), endedOn: null };
  const after = { ...terms, value: pence(2_600_000), valueWithVat: pence(2_600_000) };
  const variation = { proposedBy: "proposer", decidedBy: null, before: terms, after };
  const by = { accountId: "other", limit: pence(2_600_000), approved: true };

  test.each([
    ["is approved by another person at their limit", {}, by, null],
    ["is not approved by its proposer", {}, { ...by, accountId: "proposer" }, "own-proposal"],
    ["is not approved a penny over the limit", {}, { ...by, limit: pence(2_599_999) }, "over-limit"],
    ["is not approved without a limit", {}, { ...by, limit: null }, "no-limit"],
    ["is refused without a limit", {}, { ...by, limit: null, approved: false }, null],
    ["is not refused by its proposer", {}, { ...by, accountId: "proposer", approved: false }, "own-proposal"],
    ["is not decided twice", { decidedBy: "other" }, by, "decided"],
    ["is not approved once the contract moved on", { before: after }, by, "moved-on"],
  ] as const)("%s", (_what, of, decision, refusal) => {
    const verdict = decideVariation({ ...variation, ...of }, contract, decision);
    if (refusal === null) expect(verdict).toMatchObject({ ok: true });
    else expect(verdict).toMatchObject({ why: { kind: refusal } });
  });
});
