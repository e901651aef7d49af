import type { CentralCostsRefusal } from "#app/commands/application/save-central-costs.server.ts";
import type { Decimal4 } from "#app/domain/money.ts";
import { sharingKeys, type CentralCosts } from "#app/domain/pricing/cost-model/central.ts";
import { centralRefusalInWords } from "#app/domain/pricing/cost-model/words.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { tooLateInWords } from "../page.server.ts";
import { readFigure, type FormErrors } from "./cost-form.server.ts";
import { homeName, type LotOfCosts } from "./cost-page.server.ts";

/** The names of the boxes. */
export const yearName = (code: string) => `year.${code}`;
export const shareName = (locationId: string) => `share.${locationId}`;
export const unitsName = (locationId: string) => `units.${locationId}`;

/** Reads what head office costs and how it is shared. A line left blank is not shared, a home without a share bears nothing. */
export function readCentralCosts(
  fields: Fields,
  one: LotOfCosts,
): { readonly central: CentralCosts | null; readonly errors: FormErrors } {
  const errors: Record<string, string> = {};
  const figure = (name: string, label: string): Decimal4 | null => {
    const read = readFigure(fields.text(name), label);
    if (read === null || typeof read === "string") return read;
    errors[name] = read.error;
    return null;
  };
  const key = sharingKeys.find((known) => known === fields.text("key"));
  if (!key) errors["key"] = "Select how your homes share these costs";
  const lines = new Map<string, Decimal4>();
  for (const { code, name } of centralLinesOf(one)) {
    const pounds = figure(yearName(code), name);
    if (pounds !== null) lines.set(code, pounds);
  }
  const [first] = centralLinesOf(one);
  if (lines.size === 0 && first && Object.keys(errors).every((name) => !name.startsWith("year.")))
    errors[yearName(first.code)] = "Enter what at least one line costs in a year";
  const homes = one.costs.homes.map((home) => {
    const locationId = home.location.id;
    const name = homeName(one, home);
    const share = figure(shareName(locationId), `The share of ${name}`) ?? ("0" as Decimal4);
    const unitsAYear = figure(unitsName(locationId), `Units a year of ${name}`);
    if (unitsAYear === null)
      errors[unitsName(locationId)] ??= `Enter how many units ${name} delivers in a year`;
    return { locationId, share, unitsAYear: unitsAYear ?? ("0" as Decimal4) };
  });
  return !key || Object.keys(errors).length > 0
    ? { central: null, errors }
    : { central: { key, lines, homes }, errors };
}

/** The lines of a lot's template that head office may be shared over. */
export function centralLinesOf({ costs }: LotOfCosts) {
  return costs.template.lines.filter(({ kind }) => kind === "central");
}

/** Why central costs are refused, beside the box that it is about. */
export function refusedCentral(fields: Fields, one: LotOfCosts, why: CentralCostsRefusal) {
  const nameOf = (code: string) => {
    const home = one.costs.homes.find(({ location }) => location.id === code);
    return home
      ? homeName(one, home)
      : (centralLinesOf(one).find((line) => line.code === code)?.name ?? code);
  };
  const [firstHome] = one.costs.homes;
  switch (why.kind) {
    case "round-not-open":
      return refused(fields, tooLateInWords(why));
    case "no-open-book":
    case "not-a-place-of-the-lot":
      return refused(fields, "This lot has changed. Go back to your costs and open this page again");
    case "no-units":
      return badForm(fields, { [unitsName(why.locationId)]: centralRefusalInWords(why, nameOf) });
    case "no-shares":
      return badForm(fields, {
        [firstHome ? shareName(firstHome.location.id) : ""]: centralRefusalInWords(why, nameOf),
      });
    case "not-a-central-line":
      return badForm(fields, { [yearName(why.code)]: centralRefusalInWords(why, nameOf) });
    case "negative-figure":
      return badForm(fields, { "": centralRefusalInWords(why, nameOf) });
  }
}
