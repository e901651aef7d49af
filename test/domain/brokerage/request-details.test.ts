import { describe, expect, test } from "vitest";
import { choose, type ChoiceOption } from "#app/domain/brokerage/choice.ts";
import { climb, hoursNeeded, type LadderLot, type Rung } from "#app/domain/brokerage/ladder.ts";
import { joined, weeklyAt } from "#app/domain/brokerage/matching.ts";
import { ageOf, isLate } from "#app/domain/brokerage/request-age.ts";
import { checkRequest, type RequestDetails } from "#app/domain/brokerage/request-details.ts";
import type { Need } from "#app/domain/brokerage/need.ts";
import type { PersonRef } from "#app/domain/brokerage/person-ref.ts";
import type { RateHeld } from "#app/domain/call-off/requirement.ts";
import { toDay } from "#app/domain/calendar.ts";
import { pence } from "#app/domain/money.ts";

const details: RequestDetails = {
  ...{ personRef: "P-48213" as PersonRef, ageBand: "75-84", supportReason: "physical-personal-care" },
  needs: [
    { domain: "mobility", timesAWeek: 14, minutes: 45, ratio: { staff: 1, people: 1 }, words: "Stairs" },
  ],
  lines: [{ serviceLineId: "home-care", units: "10.5", schedule: "Mornings and evenings" }],
  ...{ helpToChoose: false, rungFromId: null, areaId: null, postcodeDistrict: "BS5" },
  ...{
    startsOn: toDay("2027-01-04"),
    endsOn: null,
    urgency: "ROUTINE",
    preferences: "",
    streams: ["council"],
  },
};
const but = (change: Partial<RequestDetails>): RequestDetails => ({ ...details, ...change });

describe("a request for a person", () => {
  test("can be searched for once it says what is needed, where and who pays", () => {
    expect(checkRequest(details)).toEqual({ ok: true, value: details });
  });

  test("needs no lines while help to choose is asked for", () => {
    expect(checkRequest(but({ lines: [], helpToChoose: true })).ok).toBe(true);
  });

  const [line] = details.lines;
  const [need] = details.needs;
  if (!line || !need) throw new Error("no line");
  test.each([
    [{ needs: [] }, { kind: "no-needs" }],
    [{ lines: [] }, { kind: "no-lines" }],
    [{ lines: [line, line] }, { kind: "line-twice", serviceLineId: "home-care" }],
    [{ lines: [{ ...line, units: "-1" }] }, { kind: "not-units", serviceLineId: "home-care" }],
    [{ lines: [{ ...line, units: "0" }] }, { kind: "not-units", serviceLineId: "home-care" }],
    [{ lines: [{ ...line, units: "168.01" }] }, { kind: "not-units", serviceLineId: "home-care" }],
    [{ postcodeDistrict: "BS5 0AX" }, { kind: "not-a-district" }],
    [{ endsOn: toDay("2027-01-04") }, { kind: "ends-before-it-starts" }],
    [{ streams: [] }, { kind: "nobody-pays" }],
  ] as [Partial<RequestDetails>, object][])("is refused: %#", (change, why) => {
    expect(checkRequest(but(change))).toEqual({ ok: false, why });
  });

  test.each([
    [{ preferences: "Ring 07700 900123" }, "preferences", "phone"],
    [{ needs: [{ ...need, words: "NHS 943 476 5919" }] }, "need", "nhs-number"],
    [{ lines: [{ ...line, schedule: "At BS5 0AX" }] }, "schedule", "postcode"],
  ] as [Partial<RequestDetails>, string, string][])(
    "names nobody in any of its texts: %#",
    (change, at, kind) => {
      expect(checkRequest(but(change))).toMatchObject({
        ok: false,
        why: { kind: "names-a-person", at: { kind: at }, detail: { kind } },
      });
    },
  );
});

describe("the care ladder", () => {
  const rung = (position: number, name: string): Rung => ({
    ...{ id: name, position, tier: position < 3 ? 1 : 2, name },
  });
  const rungs = [rung(1, "technology"), rung(2, "direct payments"), rung(3, "home care"), rung(4, "nursing")];
  const lot = (rungId: string, least: number, most: number | null): LadderLot => ({
    ...{ lotId: `lot of ${rungId}`, rungId },
    guide: { supportReasons: ["physical-personal-care"], leastHours: least, mostHours: most },
  });
  const lots = [lot("home care", 3, 40), lot("nursing", 60, null), lot("technology", 0, 2)];
  const person = { supportReason: "physical-personal-care", hours: 11 } as const;

  test("suggests the lots that fit reason and hours, and what lies below to try first", () => {
    expect(climb(person, rungs, lots).map((step) => [step.rung.name, step.lotIds, step.tryFirst])).toEqual([
      ["technology", [], true],
      ["direct payments", [], true],
      ["home care", ["lot of home care"], false],
    ]);
  });

  test("shows every rung with a lot where nobody has said for whom the lots are meant", () => {
    const bare = lots.map((one) => ({ ...one, guide: null }));
    expect(climb(person, rungs, bare).map((step) => step.rung.name)).toEqual([
      "technology",
      "home care",
      "nursing",
    ]);
  });

  test("ten and a half hours of staff and a quarter of an hour shared by three count as eleven hours", () => {
    const [alone] = details.needs;
    if (!alone) throw new Error("no need");
    const shared: Need = {
      ...({ domain: "skin", timesAWeek: 1, minutes: 15, words: "" } as const),
      ratio: { staff: 1, people: 3 },
    };
    expect(hoursNeeded([alone, shared])).toBe(11);
  });
});

describe("how long a request has waited", () => {
  const hours = { fromHour: 9, toHour: 17 };
  const holidays = {
    "england-and-wales": [toDay("2026-12-25"), toDay("2026-12-28")],
    ...{ scotland: [toDay("2026-12-25")], "northern-ireland": [toDay("2026-12-25")] },
  };
  test.each([
    ["2026-11-23T10:00:00Z", "2026-11-23T12:59:00Z", 2],
    ["2026-11-23T16:00:00Z", "2026-11-24T10:00:00Z", 2],
    ["2026-11-20T16:00:00Z", "2026-11-23T10:00:00Z", 2],
    ["2026-12-24T16:00:00Z", "2026-12-29T10:00:00Z", 2],
    ["2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z", 0],
  ])("from %s to %s are %i working hours", (from, to, expected) => {
    expect(ageOf(new Date(from), new Date(to), hours, holidays).hours).toBe(expected);
  });

  test("an urgent one is late after a working day, one that can wait is not", () => {
    const day = { hours: 8, hoursADay: 8 };
    expect([isLate(true, day), isLate(true, { ...day, hours: 7 }), isLate(false, day)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("what the person chooses", () => {
  const home: ChoiceOption = {
    ...{ kind: "provider", providerId: "p", locationId: "l", offerId: null, provider: "Hollybank Care" },
    ...{ place: "", weeklyPence: pence(25_200), miles: 1.2, rating: "good" },
  };
  const options: readonly ChoiceOption[] = [home, { kind: "direct-payment" }];

  test("is taken down with all that was shown", () => {
    expect(choose(options, { option: 0, words: " Near my sister " })).toEqual({
      ok: true,
      value: { options, chosen: home, words: "Near my sister" },
    });
  });

  test.each([
    [{ option: 2, words: "" }, { kind: "not-an-option" }],
    [{ option: "none", words: " " }, { kind: "no-words" }],
    [{ option: 1, words: "Ask 07700 900123" }, { kind: "names-a-person" }],
  ] as const)("is refused: %#", (said, why) => {
    expect(choose(options, said)).toMatchObject({ ok: false, why });
  });
});

describe("what a shortlist compares", () => {
  const rate = (amount: number) => ({ pence: pence(amount) }) as RateHeld;
  const lines = [
    { serviceLineId: "hours", unit: "hour", units: "10.5" },
    { serviceLineId: "night", unit: "night", units: "2" },
  ] as const;

  test("ten and a half hours at £24.01 and two nights at £95.00 come to £442.11 a week", () => {
    expect(weeklyAt(lines, [rate(2_401), rate(9_500)])).toBe(44_211);
  });

  test("nothing can be compared where a line has no rate", () => {
    expect(weeklyAt(lines, [rate(2_401), undefined])).toBeNull();
  });

  test("a reason that holds for each line is said once", () => {
    const open = { for: [{ kind: "placements-open" } as const], against: [] };
    expect(joined([open, open]).for).toEqual([{ kind: "placements-open" }]);
  });
});
