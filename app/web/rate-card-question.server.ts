import type { CardRate } from "#app/data/rate-cards.server.ts";
import { parseDay, type Day } from "#app/domain/calendar.ts";
import { isOn } from "#app/domain/framework/membership.ts";
import { rateOn } from "#app/domain/pricing/rate-on.ts";

/** What somebody asks of a rate card: on which day, and perhaps of which lot, in which area, at which place. */
export type RateCardQuestion = {
  readonly day: Day;
  readonly lotId: string;
  readonly areaId: string;
  readonly locationId: string;
  readonly typedDay: string;
  readonly errors: Readonly<Record<string, string>>;
};

/** Reads the question from an address; a day that is none is said so, and today is asked about instead. */
export function readRateCardQuestion(search: URLSearchParams, today: Day): RateCardQuestion {
  const text = (name: string) => (search.get(name) ?? "").trim().slice(0, 40);
  const typedDay = text("on") || today;
  const day = parseDay(typedDay);
  return {
    day: day.ok ? day.value : today,
    lotId: text("lot"),
    areaId: text("area"),
    locationId: text("place"),
    typedDay,
    errors: day.ok ? {} : { on: "The day must be a real date, like 2026-10-01" },
  };
}

/**
 * The rates that answer the question. Without a place every rate that held on the day; with one, for each line the one
 * rate that governed there.
 */
export function answerRateCard(
  history: readonly CardRate[],
  { day, lotId, areaId, locationId }: RateCardQuestion,
): readonly CardRate[] {
  const ofLot = history.filter((rate) => lotId === "" || rate.lotId === lotId);
  if (areaId === "" && locationId === "")
    return ofLot.filter((rate) => isOn(rate.validFrom, rate.validTo, day));
  const lines = [...new Set(ofLot.map((rate) => rate.serviceLineId))];
  return lines.flatMap((lineId) => {
    const line = ofLot.filter((rate) => rate.serviceLineId === lineId);
    const organisationId = line.find((rate) => rate.organisation)?.locationId ?? null;
    const governing = rateOn(
      line,
      {
        areaId: areaId || null,
        everywhereId: line.find((rate) => rate.everywhere)?.areaId ?? "",
        locationId: locationId || (organisationId ?? ""),
        organisationId,
      },
      day,
    );
    return governing ? [governing] : [];
  });
}
