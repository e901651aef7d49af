import { toDay } from "#app/domain/calendar.ts";
import { at } from "../days.ts";
import { weeksOf, type Plan } from "./plan.ts";

const shared = weeksOf("2026-01-26");
const beds = weeksOf("2026-01-12");
const onward = weeksOf("2026-01-19");
const friends = weeksOf("2026-01-05");
const sensors = weeksOf("2026-06-15");
const enhanced = weeksOf("2026-08-17");

const firstOnBoth = "It comes first on quality and price together.";

/** Those that became contracts: bought singly, as a block, by outcomes, across lots, on trial, for the NHS, and by direct award. */
export const plansOfContracts: readonly Plan[] = [
  {
    ...{ key: "shared-support", title: "Shared support in three houses", buyer: "council", kind: "SPOT" },
    lines: [{ lot: 5, line: "SL-SHR", units: "15600" }],
    summary: "Shared support for nine people in three houses, day and evening, with one team for each house.",
    ...{ startsOn: "2026-04-13", endsOn: "2027-04-12", extensionMonths: 12, route: "OPEN" },
    ...{ standstillPromised: true, ...shared.set },
    competition: { ...shared.bids, ...shared.judged, bidders: 4, firstProvider: "wins" },
    award: {
      ...{ ...shared.decided, reasons: firstOnBoth },
      advantages:
        "It has one team for each house already, and people who live there said how they were asked.",
    },
    contract: {
      ...{ madeAt: at("2026-03-12", 11), startsOn: toDay("2026-04-13"), reviewOn: toDay("2026-12-08") },
      noticesFiledAt: at("2026-05-20", 11),
    },
  },
  {
    ...{ key: "discharge-beds", title: "Nursing beds for people leaving hospital", buyer: "council" },
    ...{ kind: "BLOCK", lines: [{ lot: 1, line: "NH-STD", units: "416" }], warnAt: 3_000 },
    summary:
      "Eight nursing beds for a year, for people who are well enough to leave hospital and cannot go home yet.",
    ...{ startsOn: "2026-03-02", endsOn: "2027-02-28", route: "OPEN", standstillPromised: true },
    ...beds.set,
    competition: { ...beds.bids, ...beds.judged, bidders: 4 },
    award: {
      ...{ ...beds.decided, reasons: firstOnBoth },
      advantages: "It takes people seven days a week, and its nurses plan each discharge with the ward.",
    },
    contract: {
      ...{ madeAt: at("2026-02-26", 11), startsOn: toDay("2026-03-02"), reviewOn: toDay("2027-01-12") },
      noticesFiledAt: at("2026-04-30", 15),
    },
  },
  {
    ...{ key: "moving-on", title: "From supported accommodation to a home of one’s own", buyer: "council" },
    kind: "SPOT",
    lines: [
      { lot: 3, line: "SA-CORE", units: "52" },
      { lot: 5, line: "SL-121", units: "1040" },
    ],
    summary:
      "Two people live in supported accommodation for half a year and then move to homes of their own with support that comes to them, from one provider throughout.",
    ...{ startsOn: "2026-03-09", endsOn: "2027-03-08", route: "OPEN", ...onward.set },
    movesOn: { afterMonths: 6, milestone: "Both have keys to a home of their own and cook for themselves" },
    routeReason: "A competition shows who can do both parts well; price alone would not.",
    competition: { ...onward.bids, ...onward.judged, bidders: 3 },
    award: {
      ...{ ...onward.decided, reasons: firstOnBoth },
      advantages: "The workers stay the same on both sides of the move.",
    },
    contract: {
      ...{ madeAt: at("2026-03-05", 11), startsOn: toDay("2026-03-09") },
      noticesFiledAt: at("2026-05-06", 10),
    },
  },
  {
    ...{ key: "friends", title: "Getting out and making friends", buyer: "council", kind: "SPOT" },
    lines: [{ lot: 7, line: "DO-SES", units: "2400" }],
    summary: "Sessions for forty older people who see hardly anybody, paid in part by what comes of them.",
    ...{ startsOn: "2026-02-23", endsOn: "2027-02-22", route: "RESTRICTED", ...friends.set },
    routeReason: "Four members run groups within walking distance of the three estates.",
    measures: [
      {
        ...{ title: "People who go out each week", cohort: "The forty people who take part" },
        ...{ unit: "people", baseline: "6", target: "26", direction: "UP", share: 1_000, rule: "LINEAR" },
      },
      {
        ...{ title: "People who say that they are lonely", cohort: "The forty people who take part" },
        ...{ unit: "people", baseline: "34", target: "20", direction: "DOWN", share: 500 },
        rule: "ALL_OR_NOTHING",
      },
    ],
    competition: { ...friends.bids, ...friends.judged, chosen: 4, bidders: 3 },
    award: {
      ...{ ...friends.decided, reasons: firstOnBoth },
      advantages: "Its groups are led by people who once came to them.",
    },
    contract: {
      ...{ madeAt: at("2026-02-19", 11), startsOn: toDay("2026-02-23") },
      noticesFiledAt: at("2026-05-18", 14),
    },
  },
  {
    ...{ key: "sensors", title: "Sensors that notice a fall", buyer: "council", kind: "SPOT" },
    ...{ innovation: true, route: "OPEN", startsOn: "2026-08-03", endsOn: "2027-08-02", ...sensors.set },
    lines: [
      { lot: 10, line: "TE-INST", units: "40" },
      { lot: 10, line: "TE-MON", units: "2080" },
    ],
    summary: "Sensors without a camera in forty homes, to see whether help comes sooner after a fall.",
    trial: {
      ...{ hypothesis: "Help reaches people within half an hour of a fall when a sensor raises the alarm." },
      measure: "Minutes from a fall to somebody at the door, of every fall in the forty homes",
      ...{ ceiling: 2_000_000, endsOn: toDay("2027-05-31") },
    },
    competition: { ...sensors.bids, ...sensors.judged, bidders: 3 },
    award: {
      ...{ ...sensors.decided, reasons: firstOnBoth },
      advantages: "Its sensors keep no pictures, and it showed what its alarms had missed elsewhere.",
    },
    contract: { madeAt: at("2026-07-30", 11), startsOn: toDay("2026-08-03"), reviewOn: toDay("2027-02-02") },
  },
  {
    ...{ key: "enhanced-beds", title: "Enhanced nursing for people with complex needs", buyer: "nhs" },
    ...{ kind: "SPOT", lines: [{ lot: 1, line: "NH-ENH", units: "208" }], route: "OPEN", ...enhanced.set },
    summary:
      "Nursing for four people whose care the NHS pays for in full, in homes with nurses day and night.",
    mixedTest:
      "Nursing day and night is by far the larger part of the value, and the room and board cannot be bought apart from it.",
    ...{ startsOn: "2026-11-02", endsOn: "2027-10-31" },
    routeReason: "Every member of the lot is to have its chance under the regime of the health service.",
    competition: { ...enhanced.bids, ...enhanced.judged, bidders: 4 },
    award: {
      ...{ ...enhanced.decided, reasons: firstOnBoth },
      ...{ checkedAt: [...enhanced.decided.checkedAt, at("2026-10-20", 10)] },
      noticesFiledAt: at("2026-09-17", 15),
      lettersAt: at("2026-09-17", 15),
      advantages: "A nurse who knows each person is on every shift.",
    },
    contract: { madeAt: at("2026-10-26", 11), startsOn: toDay("2026-11-02") },
  },
  {
    ...{ key: "evenings", title: "Support in the evening for one family", buyer: "council", kind: "SPOT" },
    lines: [{ lot: 5, line: "SL-121", units: "1820" }],
    summary: "Five hours on each day of the week for two brothers, so that their parents can work.",
    ...{ startsOn: "2026-08-24", endsOn: "2027-08-23", route: "DIRECT", createdAt: at("2026-07-27", 10) },
    ...{ askedAt: at("2026-08-03", 14), approvedAt: at("2026-08-06", 11), publishedAt: at("2026-08-10", 9) },
    offered: {
      rankedAt: at("2026-08-10", 10),
      offers: [
        {
          sentAt: at("2026-08-10", 10, 30),
          answer: {
            ...{ at: at("2026-08-11", 12, 10), accepts: false },
            reason: "We have nobody free in the evening before October.",
          },
        },
        {
          sentAt: at("2026-08-11", 12, 40),
          answer: { at: at("2026-08-12", 15, 20), accepts: true, reason: "" },
        },
      ],
    },
    award: {
      ...{ recommendedAt: at("2026-08-13", 10), checkedAt: [at("2026-08-13", 15)] },
      ...{ reasons: "The first on the list to accept.", decidedAt: at("2026-08-14", 11) },
    },
    contract: { madeAt: at("2026-08-20", 11), startsOn: toDay("2026-08-24") },
  },
  {
    ...{ key: "family-place", title: "A place with a family while a carer rests", buyer: "council" },
    ...{ kind: "SPOT", lines: [{ lot: 8, line: "SV-MED", units: "104" }], route: "DIRECT" },
    summary: "Two people live with a family of their choice for a year while their parents recover.",
    ...{ startsOn: "2026-10-19", endsOn: "2027-10-18", createdAt: at("2026-09-22", 10) },
    ...{ askedAt: at("2026-09-23", 14), approvedAt: at("2026-09-25", 11), publishedAt: at("2026-09-28", 9) },
    offered: {
      rankedAt: at("2026-09-28", 10),
      offers: [
        {
          sentAt: at("2026-09-28", 11),
          answer: { at: at("2026-09-29", 10, 15), accepts: true, reason: "" },
        },
      ],
    },
    award: {
      ...{ recommendedAt: at("2026-10-01", 10), checkedAt: [at("2026-10-01", 15)] },
      ...{ reasons: "The first on the list accepted.", decidedAt: at("2026-10-05", 11) },
    },
    contract: { madeAt: at("2026-10-15", 11), startsOn: toDay("2026-10-19"), reviewOn: toDay("2027-01-19") },
  },
];
