import type { CostParameters } from "#app/domain/benchmark/expected-cost/cost-figures.ts";
import { drawParameters, type LawSource } from "#app/domain/benchmark/expected-cost/from-open-books.ts";
import { providersBehind } from "#app/domain/benchmark/expected-cost/versions.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Tx } from "./db.server.ts";
import { acceptedBooks } from "./open-books.server.ts";
import { payLawOn, type PayLaw } from "./pay-parameters.server.ts";

/** Parameters as they are drawn now, and in words from what. */
export type DrawnParameters = { readonly parameters: CostParameters; readonly source: string };

/**
 * What a lot's parameters from a day on would be: from its latest open books as far as the actor may read them, the law
 * of that day, and what was typed in before. Null for a day before the figures of the law begin.
 */
export async function drawnNow(
  tx: Tx,
  lotId: string,
  fromOn: Day,
  before: CostParameters | null,
): Promise<DrawnParameters | null> {
  const law = await payLawOn(tx, fromOn);
  if (!law) return null;
  const books = await acceptedBooks(tx, lotId);
  const sources = { wage: sourceOf(law, "pay:living-wage"), holiday: sourceOf(law, "pay:holiday") };
  const parameters = drawParameters(books, { pay: law.parameters, on: fromOn, ...sources }, before);
  const providers = providersBehind(parameters);
  const from =
    books && providers > 0
      ? `open books of ${books.round}, of ${providers} providers or more for each figure`
      : "no open books of five providers or more by the week";
  return { parameters, source: `Drawn from ${from}, and the law of ${shortDay(fromOn)}` };
}

function sourceOf({ facts }: PayLaw, name: string): LawSource {
  const fact = facts.find((one) => one.name === name);
  if (!fact) throw new Error(`The law on file has no ${name}`);
  return { from: fact.fromOn, source: fact.source, uncertain: fact.uncertain };
}
