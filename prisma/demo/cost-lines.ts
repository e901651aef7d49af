import type { Dice } from "./dice.ts";
import type { OpenBook } from "./lots.ts";

/** What a model says, in pence for one unit and drivers as they are typed, by code. */
export type InventedCosts = {
  readonly lines: Readonly<Record<string, number>>;
  readonly drivers: Readonly<Record<string, string>>;
};

/** The drivers that the price of a unit depends on, before there is a price. */
export const unitDrivers: Readonly<Record<OpenBook["template"], Readonly<Record<string, string>>>> = {
  "care-home": {},
  "home-care": {},
  "supported-living": {
    ...{ "shared-hours": "21", "one-to-one-hours": "14", "two-to-one-hours": "0", "sleep-in-nights": "2" },
    ...{ "waking-nights": "0", "waking-night-hours": "0" },
  },
  "day-services": { "trips-per-session": "0" },
};

/** What an hour of pay costs with National Insurance and pension, about, at thirty hours a week. */
const loaded = 1.135;

/** Invents the costs of one unit sold at a price in pence, with hourly pay in pence: what is paid for follows the pay, the rest the price. */
export const inventedCosts: Readonly<
  Record<OpenBook["template"], (dice: Dice, price: number, pay: number) => InventedCosts>
> = {
  "care-home": careHome,
  "home-care": homeCare,
  "supported-living": supportedLiving,
  "day-services": daySession,
};

function careHome(dice: Dice, price: number, pay: number): InventedCosts {
  const of = partsOf(dice, price);
  const hours = Math.round((price * 0.37) / (pay * loaded));
  const staffing = of("care-home-staffing", {
    ...{ "activity-coordinators": 15, "service-management": 58, "reception-and-admin-staff-at-the-home": 25 },
    ...{
      "chefs-and-cooks": 52,
      "domestic-staff": 48,
      "maintenance-and-gardening": 16,
      "other-care-home-staffing": 9,
    },
  });
  return {
    lines: {
      ...{ "care-home-staffing.nursing-staff": 0, "care-home-staffing.therapy-staff": 0, ...staffing },
      "care-home-staffing.care-staff": Math.ceil(hours * pay * loaded),
      ...of("care-home-premises", {
        ...{ "fixtures-and-fittings": 3, "repairs-and-maintenance": 32 },
        ...{ "furniture-furnishings-and-equipment": 6, "other-care-home-premises-costs": 24 },
      }),
      ...of("care-home-supplies-and-services", {
        ...{ "food-supplies": 48, "domestic-and-cleaning-supplies": 7, "medical-supplies": 6, ppe: 2 },
        ...{ "office-supplies": 2, insurance: 8, "registration-fees": 4, "telephone-and-internet": 3 },
        ...{ "council-tax-or-rates": 2, "electricity-gas-and-water": 39, "trade-and-clinical-waste": 6 },
        ...{ "transport-and-activities": 5, "other-supplies-and-services": 14 },
      }),
      ...of("head-office", {
        ...{ "central-and-regional-management": 30, "support-services": 17 },
        ...{ "recruitment-training-and-vetting": 8, "other-head-office": 6 },
      }),
      "return-on-capital.return-on-capital": Math.round((price * dice.whole(30, 55)) / 1000),
    },
    drivers: {
      ...{ "carer-pay": pounds(pay), "weekly-hours": "30", "carer-hours": `${hours}` },
      ...{ occupancy: `${dice.whole(84, 96)}`, "freehold-value-per-bed": `${dice.whole(52, 88)}000` },
    },
  };
}

function homeCare(dice: Dice, price: number, pay: number): InventedCosts {
  const of = partsOf(dice, price);
  const travel = dice.whole(6, 11);
  const paid = Math.round(pay * (1 + travel / 60));
  return {
    lines: {
      "careworker-costs.direct-care": pay,
      "careworker-costs.travel-time": paid - pay,
      "careworker-costs.mileage": dice.whole(55, 110),
      "careworker-costs.holiday": Math.round(paid * 0.1207),
      "careworker-costs.sickness-maternity-and-paternity-pay": dice.whole(18, 34),
      "careworker-costs.national-insurance": Math.round(paid * 0.11),
      "careworker-costs.pension": Math.round(paid * 0.02),
      ...of("careworker-costs", {
        ...{ ppe: 3, training: 10, "additional-non-contact-pay-costs": 6, "notice-and-suspension-pay": 3 },
      }),
      ...of("business-costs", {
        ...{ "back-office-staff": 62, "travel-costs": 2, "rent-rates-and-utilities": 14 },
        ...{ "recruitment-and-dbs": 5, training: 4, it: 7, telephony: 3, "stationery-and-postage": 1 },
        ...{
          insurance: 5,
          "legal-finance-and-professional-fees": 3,
          marketing: 2,
          "audit-and-compliance": 2,
        },
        ...{ "uniforms-and-other-consumables": 2, "assistive-technology": 1 },
        ...{ "central-or-head-office-recharges": 11, "other-overheads": 6, "cqc-fees": 3 },
      }),
    },
    drivers: {
      ...{
        "carer-pay": pounds(pay),
        "weekly-hours": `${dice.pick([16, 25, 30, 37])}`,
        "visit-minutes": "38",
      },
      ...{
        "travel-minutes": `${Math.round((travel * 38) / 60)}`,
        mileage: dice.pick(["0.45", "0.45", "0.35", "0.40"]),
      },
      "care-hours": `${dice.whole(14, 90)}000`,
    },
  };
}

function supportedLiving(dice: Dice, price: number, pay: number): InventedCosts {
  const of = partsOf(dice, price);
  const asked = unitDrivers["supported-living"];
  const hours = (name: string) => Math.ceil(Number(asked[name]) * pay * loaded);
  return {
    lines: {
      ...{
        "staffing.shared-hours": hours("shared-hours"),
        "staffing.one-to-one-hours": hours("one-to-one-hours"),
      },
      ...{
        "staffing.two-to-one-hours": 0,
        "staffing.waking-nights": 0,
        "staffing.sleep-ins": dice.whole(140, 168) * 100,
      },
      ...of("overheads", {
        ...{ "service-management": 105, "recruitment-and-training": 24, insurance: 12 },
        ...{ "central-recharges": 62, "other-overheads": 30 },
      }),
    },
    drivers: {
      ...{ ...asked, "worker-pay": pounds(pay), "weekly-hours": "30", "sleep-in-pay": "72" },
      ...{ "people-sharing": `${dice.whole(3, 5)}`, occupancy: `${dice.whole(82, 97)}` },
    },
  };
}

function daySession(dice: Dice, price: number, pay: number): InventedCosts {
  const of = partsOf(dice, price);
  const people = dice.whole(4, 5);
  return {
    lines: {
      "session-costs.session-staffing": Math.ceil((4 * pay * loaded) / people),
      ...of("session-costs", { premises: 112, "activities-and-materials": 38, meals: 30 }),
      ...of("transport", { "transport-staff": 0, "vehicles-and-fuel": 0 }),
      ...of("overheads", {
        ...{ "service-management": 90, "recruitment-and-training": 18, insurance: 14 },
        ...{ "central-recharges": 40, "other-overheads": 22 },
      }),
    },
    drivers: {
      ...unitDrivers["day-services"],
      ...{ "session-hours": "4", "people-per-worker": `${people}`, "worker-pay": pounds(pay) },
      ...{ "weekly-hours": "25", "transport-hours": "0", occupancy: `${dice.whole(70, 92)}` },
    },
  };
}

/** Lines of a group that follow the price: so many thousandths of it, a fifth up or down. */
function partsOf(dice: Dice, price: number) {
  return (group: string, thousandths: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(
      Object.entries(thousandths).map(([code, part]) => [
        `${group}.${code}`,
        Math.round((price * part * dice.whole(80, 120)) / 100_000),
      ]),
    );
}

function pounds(pence: number): string {
  return `${pence / 100}`;
}
