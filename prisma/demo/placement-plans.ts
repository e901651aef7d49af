import type { PlacementStatus } from "#app/domain/brokerage/placement.ts";

/** Who pays: the streams with what each pays; "rest" takes what is left. */
export type DemonstrationShares = readonly (readonly [stream: string, pays: number | string])[];

/** A placement of the demonstration before a rate is found for it. */
export type PlacementPlan = {
  readonly line: string;
  readonly units: string;
  readonly from: string;
  readonly to?: string;
  readonly status: PlacementStatus;
  readonly shares: DemonstrationShares;
  readonly nhs?: "accepted" | "disputed";
  readonly away?: {
    readonly from: string;
    readonly to?: string;
    readonly paid: number;
    readonly reason: string;
  };
  readonly handsBack?: { readonly on: string; readonly reason: string };
  readonly returned?: string;
  readonly interimUntil?: string;
  readonly nursing?: boolean;
  readonly ended?: string;
  readonly cancelled?: string;
  readonly own?: boolean;
};

const council: DemonstrationShares = [["council", "rest"]];
const assessed = (pence: number): DemonstrationShares => [
  ["client", pence],
  ["council", "rest"],
];
const afterCare: DemonstrationShares = [
  ["s117", "50%"],
  ["council", "rest"],
];
const joint: DemonstrationShares = [
  ["joint", "35%"],
  ["client", 4_200],
  ["council", "rest"],
];
const healthcare: DemonstrationShares = [["chc", "rest"]];
const toppedUp: DemonstrationShares = [
  ["client", 16_500],
  ["top-up", 8_500],
  ["council", "rest"],
];

const active = { status: "active" } as const;
const waiting = { status: "awaiting-approval" } as const;
const toCome = { status: "planned" } as const;
const over = { status: "ended" } as const;

/** One for each thing that a placement can be, as on 24 November 2026. */
const plans: readonly PlacementPlan[] = [
  { ...active, line: "HC-60", units: "10.5", from: "2026-10-05", shares: assessed(4_650), own: true },
  { ...active, line: "HC-30", units: "7", from: "2026-06-15", shares: council, own: true },
  {
    ...{ ...active, line: "HC-60", units: "14", from: "2026-04-13", shares: assessed(7_800), own: true },
    handsBack: { on: "2026-12-28", reason: "We can no longer cover the weekend calls in this area." },
  },
  {
    ...{ line: "HC-60", units: "8.75", from: "2026-05-04", status: "suspended", shares: council, own: true },
    away: { from: "2026-11-19", paid: 0, reason: "HOSPITAL" },
  },
  { ...active, line: "NH-STD", units: "1", from: "2026-02-02", shares: assessed(17_420), nursing: true },
  { ...active, line: "NH-DEM", units: "1", from: "2026-07-06", shares: toppedUp, nursing: true },
  { ...active, line: "RH-DEM", units: "1", from: "2025-11-10", shares: assessed(15_980) },
  { ...active, line: "RH-STD", units: "1", from: "2025-09-01", shares: toppedUp },
  { ...active, line: "SA-CORE", units: "1", from: "2019-05-20", shares: afterCare, nhs: "accepted" },
  { ...active, line: "SL-121", units: "35", from: "2021-03-08", shares: afterCare },
  { ...active, line: "SL-SHR", units: "28", from: "2022-10-17", shares: afterCare, nhs: "disputed" },
  { ...active, line: "NH-ENH", units: "1", from: "2023-01-30", shares: healthcare, nhs: "accepted" },
  { ...active, line: "NH-DEM", units: "1", from: "2026-09-14", shares: healthcare },
  { ...active, line: "SL-121", units: "42", from: "2026-08-03", shares: joint, nhs: "accepted" },
  { ...active, line: "SL-WAK", units: "7", from: "2026-09-28", shares: joint },
  {
    ...{ ...active, line: "RH-STD", units: "1", from: "2026-11-20", shares: assessed(15_980) },
    interimUntil: "2026-12-04",
  },
  {
    ...{ ...active, line: "HC-LIVE", units: "1", from: "2026-11-18", shares: council },
    interimUntil: "2026-12-02",
  },
  {
    ...{ line: "NH-STD", units: "1", from: "2026-03-02", status: "suspended", shares: assessed(17_420) },
    ...{ nursing: true, away: { from: "2026-11-12", paid: 10_000, reason: "HOSPITAL" } },
  },
  {
    ...{ line: "SA-CORE", units: "1", from: "2025-12-01", status: "suspended", shares: afterCare },
    ...{ nhs: "accepted", away: { from: "2026-11-16", to: "2026-11-30", paid: 5_000, reason: "RESPITE" } },
  },
  { ...waiting, line: "RH-DEM", units: "1", from: "2026-12-07", shares: assessed(15_980) },
  { ...waiting, line: "SL-121", units: "56", from: "2026-12-14", shares: joint },
  {
    ...{ ...waiting, line: "NH-DEM", units: "1", from: "2026-12-02", shares: assessed(17_420) },
    returned: "Say why the nearer home was not offered first.",
  },
  { ...waiting, line: "HC-60", units: "21", from: "2026-11-30", shares: council, own: true },
  { ...toCome, line: "EC-CORE", units: "1", from: "2026-12-07", shares: council },
  { ...toCome, line: "SV-MED", units: "1", from: "2027-01-04", shares: council },
  { ...toCome, line: "DO-DAY", units: "2", from: "2026-12-01", shares: council },
  {
    ...over,
    line: "HC-45",
    units: "7",
    from: "2026-03-02",
    to: "2026-10-12",
    shares: council,
    ended: "Support at home is no longer needed.",
  },
  {
    ...over,
    line: "NH-STD",
    units: "1",
    from: "2025-10-06",
    to: "2026-08-22",
    shares: assessed(17_420),
    ended: "The person died.",
  },
  {
    ...over,
    line: "SA-CORE",
    units: "1",
    from: "2025-10-13",
    to: "2026-11-02",
    shares: afterCare,
    nhs: "accepted",
    ended: "Moved on to supported living.",
  },
  {
    ...{ line: "RH-STD", units: "1", from: "2026-11-23", status: "cancelled", shares: council },
    cancelled: "The person stays at home with more support.",
  },
];

/** The same needs a second time, a week apart and with other providers, so that lists have something to narrow: about 60 in all. */
export const placementPlans: readonly PlacementPlan[] = plans.flatMap((plan) => [
  plan,
  { ...plan, own: false },
]);
