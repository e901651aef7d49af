import { at } from "./days.ts";

type Mode = "TOGETHER" | "IN_TURN" | "BY_PHONE";

/** What became of an enquiry; prices are pence above or below the member's own rate. */
export type Answer = {
  readonly mode: Mode;
  readonly sent: Date;
  readonly due: Date;
  readonly declined?: string;
  readonly offers?: readonly { readonly over: number; readonly reason: string; readonly at: Date }[];
  readonly closed?: Date;
  readonly chosen?: Date;
  /** What the council countered, and whether the provider agreed to it. */
  readonly countered?: { readonly by: number; readonly agreed: boolean };
};

/** A request, and what became of each enquiry of it. */
export type Asked = {
  readonly nth: number;
  readonly district: string;
  readonly age: string;
  readonly reason: string;
  readonly units: string;
  readonly made: Date;
  readonly answers: readonly Answer[];
};

/** The day from which support is asked for. */
export const starts = "2026-12-07";
const [morning, yesterday] = [at("2026-11-24", 9), at("2026-11-23", 15)];
const [today, tomorrow] = [at("2026-11-24", 15), at("2026-11-24", 17)];
const together = { mode: "TOGETHER", sent: yesterday, due: today } as const;
const inTurn = { mode: "IN_TURN", sent: at("2026-11-19", 10), due: at("2026-11-20", 10) } as const;
const night = "Two carers are needed at the evening visit.";

/** Three requests: one whose offers come in, one asked in turn and agreed, one for which an offer was chosen. */
export const asked: readonly Asked[] = [
  {
    ...{ nth: 1, district: "BS5", age: "75-84", reason: "physical-personal-care", units: "10.50" },
    made: at("2026-11-23", 14),
    answers: [
      together,
      { ...together, offers: [{ over: 0, reason: "", at: morning }] },
      {
        ...together,
        offers: [{ over: 60, reason: night, at: morning }],
        countered: { by: 20, agreed: false },
      },
      { ...together, declined: "No staff on Sundays until the new year." },
      {
        ...together,
        mode: "BY_PHONE",
        sent: morning,
        due: tomorrow,
        offers: [{ over: 0, reason: "", at: morning }],
      },
      { ...together, closed: morning },
    ],
  },
  {
    ...{ nth: 2, district: "BS3", age: "85-94", reason: "memory-cognition", units: "14.00" },
    made: at("2026-11-18", 11),
    answers: [
      { ...inTurn, declined: "Our rounds in that district are full." },
      { ...inTurn, sent: at("2026-11-19", 11), due: at("2026-11-20", 11) },
      {
        ...{ ...inTurn, sent: at("2026-11-20", 12), due: at("2026-11-23", 12) },
        offers: [{ over: 40, reason: night, at: at("2026-11-20", 16) }],
        countered: { by: 10, agreed: true },
      },
    ],
  },
  {
    ...{ nth: 3, district: "BS7", age: "65-74", reason: "physical-access-mobility", units: "7.00" },
    made: at("2026-11-16", 9),
    answers: [
      {
        ...inTurn,
        mode: "TOGETHER",
        offers: [{ over: 0, reason: "", at: at("2026-11-19", 12) }],
        chosen: at("2026-11-20", 15),
      },
      {
        ...inTurn,
        mode: "TOGETHER",
        offers: [{ over: 0, reason: "", at: at("2026-11-19", 14) }],
        closed: at("2026-11-20", 15),
      },
      { ...inTurn, mode: "TOGETHER" },
    ],
  },
];
