import { decimal4 } from "#app/domain/money.ts";
import type { FloorBasis } from "#app/domain/pricing/floor.ts";
import type { LineUnit } from "../lots.ts";

/** Hours of work in a unit for one person, with minutes of travel and miles for each hour. */
type WorkOfUnit = { readonly hours: number; readonly travel?: number; readonly miles?: number };

const visits = { travel: 11, miles: 3.2 } as const;

const byLine: Readonly<Record<string, WorkOfUnit>> = {
  "HC-60": { hours: 1, ...visits },
  "HC-45": { hours: 1, travel: 14, miles: 4.2 },
  "HC-30": { hours: 1, travel: 18, miles: 5.5 },
  "HC-15": { hours: 1, travel: 24, miles: 7 },
  "HC-WAK": { hours: 10 },
  "SL-SHR": { hours: 1, travel: 2 },
  "SL-121": { hours: 1, travel: 3 },
  "SL-221": { hours: 2, travel: 3 },
  "SA-121": { hours: 1 },
  "SA-221": { hours: 2 },
};

/** What the floor of a line is worked out from, where a sentence can be said about it; other lines have no floor. */
export function floorBasisOf(code: string, unit: LineUnit): FloorBasis | undefined {
  const takes = byLine[code] ?? (unit === "HOUR" && !code.startsWith("PA") ? { hours: 1 } : undefined);
  return (
    takes && {
      workHours: decimal4(String(takes.hours)),
      travelMinutes: decimal4(String(takes.travel ?? 0)),
      miles: decimal4(String(takes.miles ?? 0)),
      ...{ weeklyHours: 30, trainingHours: 20, sickDays: 6 },
    }
  );
}
