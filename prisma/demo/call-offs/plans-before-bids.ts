import { at } from "../days.ts";
import type { Plan } from "./plan.ts";

/** A draft, one waiting for approval, one approved, and one that members can bid for. */
export const plansBeforeBids: readonly Plan[] = [
  {
    ...{ key: "one-to-one", title: "One-to-one support for young adults, 2027", buyer: "council" },
    ...{ kind: "BLOCK", lines: [{ lot: 5, line: "SL-121", units: "8320" }] },
    summary:
      "Four people who move on from shared support need one-to-one support at home, mostly in the evenings and at weekends, from a steady team.",
    ...{ startsOn: "2027-01-18", endsOn: "2028-01-17", route: "OPEN", createdAt: at("2026-11-05", 10) },
    ...{ askedAt: at("2026-11-10", 14), approvedAt: at("2026-11-12", 11) },
    publishedAt: at("2026-11-17", 10),
    competition: { questionsCloseAt: at("2026-12-01", 12), closesAt: at("2026-12-08", 12) },
  },
  {
    ...{ key: "winter-beds", title: "Winter block of nursing beds", buyer: "council" },
    ...{ kind: "BLOCK", lines: [{ lot: 1, line: "NH-STD", units: "96" }] },
    summary:
      "Six nursing beds for people who leave hospital over the winter, each kept free for the council from the first day of the block.",
    ...{ startsOn: "2027-01-25", endsOn: "2027-05-16", route: "OPEN", createdAt: at("2026-11-13", 9) },
    ...{ askedAt: at("2026-11-18", 16), approvedAt: at("2026-11-20", 10) },
    competition: { questionsCloseAt: at("2026-12-10", 12), closesAt: at("2026-12-17", 12) },
  },
  {
    ...{ key: "assistants", title: "Personal assistants for four new employers", buyer: "council" },
    ...{ kind: "SPOT", lines: [{ lot: 9, line: "PA-AGY", units: "2080" }] },
    summary:
      "Cover from an agency while four people find and train personal assistants of their own, ten hours a week each.",
    ...{ startsOn: "2026-12-14", endsOn: "2027-12-13", route: "DIRECT", createdAt: at("2026-11-19", 10) },
    askedAt: at("2026-11-23", 16),
  },
  {
    ...{ key: "waking-nights", title: "Waking nights in supported living", buyer: "council" },
    ...{ kind: "SPOT", lines: [{ lot: 5, line: "SL-WAK", units: "416" }] },
    summary: "One waking night a week, so that a family who supports their son at home has a break.",
    ...{ startsOn: "2027-02-01", endsOn: "2028-01-31", route: null, createdAt: at("2026-11-23", 15) },
  },
];
