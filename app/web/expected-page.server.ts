import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import type { CareSlots } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import type { ExpectedCost } from "#app/domain/benchmark/expected-cost/expected-cost.ts";
import { varianceOf } from "#app/domain/benchmark/expected-cost/variance.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import type { Day } from "#app/domain/calendar.ts";
import type { Pence } from "#app/domain/money.ts";
import { figuresNo } from "#app/components/expected-cost/expected-words.ts";
import type { CareNeed } from "#app/data/care-needs.server.ts";
import {
  parametersInForce,
  type ParametersHead,
  type ParametersOf,
} from "#app/data/cost-parameters.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { expectedCostOf } from "#app/data/expected-costs.server.ts";
import { latestBookOf } from "#app/data/open-books.server.ts";
import { expectedView, varianceShown } from "#app/components/expected-cost/expected-view.ts";
import { paths } from "./paths.ts";

/** What a need is expected to cost today by the figures in force for a lot, as its page shows it; or the sentence why nothing is worked out. */
export async function estimateOfPage(
  tx: Tx,
  of: ParametersOf,
  need: CareNeed | undefined,
  today: Day,
  price: Pence | null,
) {
  if (!need) return { none: "Nobody has recorded yet what the care takes in a week." } as const;
  const parameters = await parametersInForce(tx, of, today);
  if (!parameters) return { none: "No checked figures are in force for this lot." } as const;
  const cost = await expectedCostOf(tx, need, parameters);
  if (!cost.ok) return { none: `Nothing can be worked out: ${figuresNo(cost.why)}.` } as const;
  return { cost: cost.value, view: expectedView(cost.value, price), ...versionsOf(parameters, need) };
}

function versionsOf(parameters: ParametersHead, need: CareNeed) {
  const { id, version, fromOn, lot, area, source, checkedBy, checkedAt } = parameters;
  return {
    parameters: { href: paths.costParameters(id), text: `Version ${version}, from ${shortDay(fromOn)}` },
    versions: [
      { key: "Figures of", value: `${lot}, ${area ?? "everywhere"}` },
      { key: "Where they come from", value: source },
      {
        key: "Checked",
        value: checkedAt ? `${inWords(checkedAt)}${checkedBy ? ` by ${checkedBy}` : ""}` : "Not yet",
      },
      {
        key: "What the care takes",
        value: `Version ${need.version}${need.of === "request" ? " of the request" : ""}, from ${shortDay(need.fromOn)}`,
      },
    ],
  };
}

/**
 * The provider's own latest accepted model beside an estimate, where this person may read it: whoever may read cost models,
 * and has declared to have no interest in the round that it was sent to.
 */
export async function varianceOfPage(
  tx: Tx,
  actor: StaffActor,
  of: { readonly providerId: string; readonly lotId: string; readonly locationId: string },
  slots: CareSlots,
  cost: ExpectedCost,
) {
  if (!mayDo(actor, "evaluation:read")) return null;
  const book = await latestBookOf(tx, of);
  const lines = book && varianceOf(book.template, book.model, slots, cost);
  if (!book || !lines) return null;
  return {
    lines: varianceShown(lines),
    steps: lines.flatMap(({ name, difference }) =>
      difference === null || difference === 0 ? [] : [{ name, pence: difference }],
    ),
    round: book.round,
    place: book.model.location.name,
    href: paths.submittedModel(book.model.roundId, book.model.lotId, book.model.id),
    basePriceDay: shortDay(book.model.basePriceDay),
  };
}
