import { units, type Unit } from "#app/domain/framework/unit.ts";
import { decimal4, formatCount } from "#app/domain/money.ts";

/** The unit of a line as the database names it ("HOUR", "ONE_OFF"). */
export function toUnit(stored: string): Unit | undefined {
  return units.find((unit) => unit === stored.toLowerCase().replaceAll("_", "-"));
}

/** So many of a unit, from an exact decimal: "1,000 hours", "1 week", "3". */
export function unitsInWords(count: string, unit: Unit | undefined): string {
  const plain = decimal4(count);
  if (!unit || unit === "one-off") return formatCount(plain);
  return `${formatCount(plain)} ${unit}${plain === "1" ? "" : "s"}`;
}
