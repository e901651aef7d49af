import { ladderOf } from "#app/data/brokerage/requests.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { searchTerms, type SearchTerms } from "#app/data/search/terms.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import type { Day } from "#app/domain/calendar.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import type { RequestChoices } from "./request-form-view.ts";

/** The framework through which the actor's commissioner places people: the one asked for, otherwise the first. */
export async function termsFor(
  tx: Tx,
  { commissionerId }: StaffActor,
  today: Day,
  frameworkId: string | null,
): Promise<SearchTerms | undefined> {
  const { frameworks } = await searchTerms(tx, commissionerId, today);
  return frameworks.find((one) => one.frameworkId === frameworkId) ?? frameworks[0];
}

/** What can be chosen on the form of a request. */
export async function choicesFor(tx: Tx, terms: SearchTerms, today: Day): Promise<RequestChoices> {
  const { rungs } = await ladderOf(tx, terms.frameworkId, today);
  return {
    lots: terms.lots.map((lot) => ({
      id: lot.id,
      name: `Lot ${lot.number}, ${lot.title}`,
      lines: lot.lines.map(({ id, title, unit }) => ({ id, name: title, unit: unitInWords(unit) })),
    })),
    areas: terms.areas.filter(({ everywhere }) => !everywhere).map(({ id, name }) => ({ id, name })),
    rungs: rungs.map(({ id, name }) => ({ id, name })),
  };
}
