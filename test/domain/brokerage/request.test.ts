import { describe, expect, test } from "vitest";
import { checkNeeds, staffHoursAWeek, type Need } from "#app/domain/brokerage/need.ts";
import { readPersonRef } from "#app/domain/brokerage/person-ref.ts";
import { mayTakeStep, requestStage, type RequestFacts } from "#app/domain/brokerage/request.ts";

describe("the reference of a person is a pseudonym", () => {
  test.each(["P-48213", "p-48213 ", "LAS-2026-00417", "AB12-CD34", "DR-10417", "48213009"])(
    "%s is one",
    (text) => {
      expect(readPersonRef(text)).toEqual({ ok: true, value: text.trim().toUpperCase() });
    },
  );

  test.each([
    ["", "empty"],
    ["Margaret Thatcher", "not-a-reference"],
    ["JBLOGGS", "not-a-reference"],
    ["943 476 5919", "identifies-a-person"],
    ["943-476-5919", "identifies-a-person"],
    ["9434765919", "identifies-a-person"],
    ["BS5 0AX", "identifies-a-person"],
    ["07700900123", "identifies-a-person"],
    ["12-03-1941", "identifies-a-person"],
    ["1941-03-12", "identifies-a-person"],
    ["JB-12-03-1941", "identifies-a-person"],
    ["JB12031941", "identifies-a-person"],
    ["19410312", "identifies-a-person"],
    ["12 Acacia Road", "identifies-a-person"],
    ["12-ACACIA-ROAD", "identifies-a-person"],
    ["MRS-OKAFOR-41", "identifies-a-person"],
    ["P-1", "not-a-reference"],
  ])("“%s” is none", (text, kind) => {
    expect(readPersonRef(text)).toEqual({ ok: false, why: { kind } });
  });
});

describe("needs", () => {
  const need = (change: Partial<Need> = {}): Need => ({
    ...({
      domain: "mobility",
      timesAWeek: 14,
      minutes: 30,
      ratio: { staff: 2, people: 1 },
      words: "",
    } as const),
    ...change,
  });

  test("two workers for half an hour twice a day are 14 hours a week", () => {
    expect(staffHoursAWeek(need())).toBe(14);
  });

  test("an hour a day shared by four is 1¾ hours a week", () => {
    expect(staffHoursAWeek(need({ timesAWeek: 7, minutes: 60, ratio: { staff: 1, people: 4 } }))).toBe(1.75);
  });

  test.each([
    [[need(), need()], { kind: "domain-twice", domain: "mobility" }],
    [[need({ timesAWeek: 0 })], { kind: "not-a-time", domain: "mobility" }],
    [[need({ ratio: { staff: 1, people: 0 } })], { kind: "not-a-ratio", domain: "mobility" }],
    [
      [need({ timesAWeek: 7, minutes: 1_440 }), need({ domain: "skin", timesAWeek: 7, minutes: 60 })],
      { kind: "more-than-a-day", hoursADay: 25 },
    ],
  ])("that nobody could meet are refused: %#", (needs, why) => {
    expect(checkNeeds(needs)).toEqual({ ok: false, why });
  });
});

describe("where a request stands on the board", () => {
  const at = new Date("2026-11-25T10:00:00Z");
  const fresh: RequestFacts = {
    ...{ archivedAt: null, heldAt: null, brokerId: null, enquiries: 0, standingOffers: 0 },
    ...{ waitingAtPanel: false, chosenAt: null, placedAt: null },
  };
  test.each([
    [{}, "new"],
    [{ brokerId: "b" }, "searching"],
    [{ enquiries: 2 }, "searching"],
    [{ enquiries: 2, standingOffers: 1 }, "offers-in"],
    [{ standingOffers: 1, waitingAtPanel: true }, "at-panel"],
    [{ standingOffers: 1, chosenAt: at }, "to-place"],
    [{ chosenAt: at, placedAt: at }, "placed"],
    [{ standingOffers: 1, heldAt: at }, "on-hold"],
    [{ heldAt: at, archivedAt: at }, "archived"],
  ])("%o: %s", (facts, stage) => {
    expect(requestStage({ ...fresh, ...facts })).toBe(stage);
  });

  test("a person may choose from a shortlist before anybody has offered", () => {
    expect(mayTakeStep("choose", "searching")).toEqual({ ok: true, value: true });
    expect(mayTakeStep("choose", "new").ok).toBe(false);
  });

  test("nobody is placed from a request that is on hold", () => {
    expect(mayTakeStep("place", "on-hold")).toEqual({
      ok: false,
      why: { kind: "not-now", stage: "on-hold" },
    });
  });
});
