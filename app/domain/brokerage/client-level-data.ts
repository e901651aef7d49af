import type { Frequency } from "./weekly-cost.ts";

/**
 * The columns of a file of placements: those of the adult social care client-level data that tell of a service, and
 * what the portal needs beside them. The end date is the last day of the service, itself within it.
 */
export const clientLevelColumns = {
  placement: "Placement",
  person: "Person Reference",
  age: "Age Band",
  reason: "Primary Support Reason",
  serviceType: "Service Type",
  component: "Service Component",
  mechanism: "Delivery Mechanism",
  locationName: "Provider CQC Location Name",
  locationId: "Provider CQC Location ID",
  line: "Service Line",
  cost: "Unit Cost",
  frequency: "Cost Frequency (Unit Type)",
  units: "Planned Units Per Week",
  from: "Event Start Date",
  to: "Event End Date",
  funding: "Funding",
} as const;
export type ClientLevelColumn = keyof typeof clientLevelColumns;

/** The columns that a file may leave out. */
export const optionalColumns: readonly ClientLevelColumn[] = [
  "placement",
  "serviceType",
  "mechanism",
  "locationName",
];

/** How the client-level data (uncertain: not read again at its source) names how often a price falls due; nights and trips are the portal's own. */
export const frequencyWords: Readonly<Record<Frequency, string>> = {
  week: "Weekly",
  fortnight: "Fortnightly",
  "four-weeks": "4-weekly",
  month: "Monthly",
  quarter: "Quarterly",
  year: "Annually",
  hour: "Hourly",
  session: "Per session",
  day: "Daily",
  night: "Per night",
  trip: "Per trip",
  "one-off": "One-off",
};

/** How a service that the council buys is delivered; what a person buys with a direct payment is no placement. */
export const commissionedSupport = "CASSR Commissioned support";
const boughtByThePerson = /^direct payment( only)?$/i;

/** Whether a row tells of what a person buys for themselves, which a file of placements passes over. */
export function isDirectPayment(mechanism: string): boolean {
  return boughtByThePerson.test(mechanism.trim());
}

/** Reads how often a price falls due, whatever the case of the letters; nothing where it is none of them. */
export function frequencyNamed(text: string): Frequency | undefined {
  const asked = text.trim().toLowerCase();
  const other = otherWords[asked];
  if (other) return other;
  return (Object.keys(frequencyWords) as Frequency[]).find(
    (one) => frequencyWords[one].toLowerCase() === asked,
  );
}

const otherWords: Readonly<Record<string, Frequency>> = {
  "four-weekly": "four-weeks",
  "four weekly": "four-weeks",
  annual: "year",
  session: "session",
  "one off": "one-off",
};
