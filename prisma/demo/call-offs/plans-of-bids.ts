import { at } from "../days.ts";
import { weeksOf, type Plan } from "./plan.ts";

const [live, extraCare, dementia, nights] = ["2026-11-02", "2026-10-19", "2026-10-12", "2026-10-05"].map(
  weeksOf,
) as unknown as readonly [Weeks, Weeks, Weeks, Weeks];
type Weeks = ReturnType<typeof weeksOf>;

/** One with sealed bids, one being scored, one recommended, one inside its standstill, and one that is offered. */
export const plansOfBids: readonly Plan[] = [
  {
    ...{ key: "live-in", title: "Live-in care for two people", buyer: "council", kind: "SPOT" },
    lines: [{ lot: 6, line: "HC-LIVE", units: "104" }],
    summary:
      "Two people who have had a stroke want to stay in their own homes with a worker who lives in, and a second one who takes over at weekends.",
    ...{ startsOn: "2027-01-11", endsOn: "2028-01-10", route: "RESTRICTED" },
    routeReason:
      "Few members have workers who live in and are free before the spring; those that said so were chosen.",
    ...live.set,
    competition: {
      ...{ questionsCloseAt: at("2026-11-13", 12), closesAt: at("2026-11-23", 12) },
      ...{ chosen: 5, bidders: 4, firstProvider: "bids" },
    },
  },
  {
    ...{ key: "extra-care", title: "Planned care in two extra care schemes", buyer: "council" },
    ...{ kind: "BLOCK", lines: [{ lot: 4, line: "EC-HOUR", units: "11700" }] },
    summary:
      "Planned care for thirty people in two schemes that open in January, from one team in each that is there all day.",
    ...{ startsOn: "2027-01-04", endsOn: "2028-01-03", route: "OPEN", ...extraCare.set },
    competition: {
      ...{ questionsCloseAt: at("2026-10-30", 12), closesAt: at("2026-11-12", 12), bidders: 5 },
      ...{ openedAt: at("2026-11-13", 10), scoredAt: at("2026-11-18", 10) },
      asksLowBidder: { askedAt: at("2026-11-16", 11), answeredAt: at("2026-11-20", 15) },
    },
  },
  {
    ...{ key: "dementia-beds", title: "Residential beds for people with dementia", buyer: "council" },
    ...{ kind: "BLOCK", lines: [{ lot: 2, line: "RH-DEM", units: "520" }] },
    summary: "Ten beds in small homes that know dementia well, kept for the council for one year.",
    ...{ startsOn: "2027-01-04", endsOn: "2028-01-03", route: "OPEN", standstillPromised: true },
    ...dementia.set,
    competition: {
      ...{ ...dementia.bids, bidders: 5, openedAt: at("2026-10-30", 10) },
      ...{ scoredAt: at("2026-11-03", 10), agreedAt: at("2026-11-10", 10) },
    },
    award: {
      ...{ recommendedAt: at("2026-11-19", 15), checkedAt: [at("2026-11-20", 11)] },
      reasons:
        "It comes first on quality and price together, and its homes have the room that was asked for.",
    },
  },
  {
    ...{ key: "sleeping-nights", title: "Sleeping nights in five houses", buyer: "council" },
    ...{ kind: "SPOT", lines: [{ lot: 5, line: "SL-SLP", units: "1825" }] },
    summary: "Somebody who sleeps in and can be woken, on every night of the year, in five houses.",
    ...{ startsOn: "2026-12-14", endsOn: "2027-12-13", route: "OPEN", standstillPromised: true },
    ...nights.set,
    routeReason: "Nights are hard to fill; a competition finds out who has the workers for it.",
    competition: {
      ...{ ...nights.bids, bidders: 5, firstProvider: "bids", openedAt: at("2026-10-23", 10) },
      ...{ scoredAt: at("2026-10-28", 10), agreedAt: at("2026-11-04", 10) },
    },
    award: {
      ...{ recommendedAt: at("2026-11-10", 15), checkedAt: [at("2026-11-11", 10)] },
      ...{ decidedAt: at("2026-11-17", 11), lettersAt: at("2026-11-19", 10) },
      reasons: "It comes first on quality and price together.",
      advantages:
        "It names who sleeps in at each house and who stands in, and it showed how often they were woken elsewhere.",
    },
  },
  {
    ...{ key: "two-to-one", title: "Two-to-one support for one person", buyer: "council", kind: "SPOT" },
    lines: [{ lot: 5, line: "SL-221", units: "520" }],
    summary:
      "Ten hours a week in the community with two workers, for one person who has known them for long.",
    choice:
      "The person has been supported by this team for four years and asks, with an advocate, to stay with it.",
    ...{ startsOn: "2026-12-07", endsOn: "2027-12-06", route: "DIRECT", createdAt: at("2026-11-16", 10) },
    ...{ askedAt: at("2026-11-17", 14), approvedAt: at("2026-11-19", 11), publishedAt: at("2026-11-23", 10) },
    offered: {
      rankedAt: at("2026-11-23", 11),
      offers: [
        {
          sentAt: at("2026-11-23", 16, 30),
          outOfTurn: {
            ground: "The person chose this member.",
            evidence: "The note of the review of 12 November 2026, signed by the person and the advocate.",
          },
        },
      ],
    },
  },
];
