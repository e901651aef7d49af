import type pg from "pg";
import { toDay } from "#app/domain/calendar.ts";
import { decimal4 } from "#app/domain/money.ts";
import type { CareSlots } from "#app/domain/benchmark/expected-cost/care-slots.ts";
import {
  changeFigure,
  checkParameters,
  makeFromOpenBooks,
} from "#app/commands/expected-cost/make-cost-parameters.server.ts";
import { anApplicant } from "./applicant.ts";
import type { Brokering } from "./brokerage.ts";
import { idOf, insert } from "./market.ts";
import { submitHomes, type Home } from "./submitted-models.ts";

/**
 * A finished round in which so many providers opened their books for the first lot by the template of supported living,
 * the first of them the world's first member. The analyst and the commissioner have declared that they have no interest.
 */
export async function openedBooks(owner: pg.Client, world: Brokering, providers: number) {
  const [roundId, questionSetId, lotId] = [idOf(20, 1), idOf(21, 1), world.coreLotIds[0] ?? ""];
  const at = "2026-11-02T09:00:00Z";
  await owner.query("UPDATE lot SET cost_template = 'supported-living', open_book = 'ASKED' WHERE id = $1", [
    lotId,
  ]);
  await insert(owner, "question_set", [
    { id: questionSetId, framework_id: world.frameworkId, version: 1, title: "Questions" },
  ]);
  await insert(owner, "round", [
    {
      ...{ id: roundId, framework_id: world.frameworkId, number: 3, title: "Round 3", intake: "WINDOW" },
      ...{ whole_framework: true, question_set_id: questionSetId, minimum_score: 50, opens_at: at },
      ...{ clarifications_close_at: at, closes_at: "2026-11-05T12:00:00Z", effective_on: "2027-01-04" },
      published_at: at,
    },
  ]);
  for (let nth = 0; nth < providers; nth += 1) {
    const who = nth === 0 ? world.bidders[0] : await anApplicant(owner, 40 + nth);
    const of = { roundId, lotId, template: "supported-living" } as const;
    await submitHomes(owner, world, of, who, [aBook(nth)], nth + 1);
  }
  await insert(owner, "round_opening", [
    {
      ...{ round_id: roundId, first_by: world.commissioner.accountId, first_at: "2026-11-06T09:00:00Z" },
      ...{ second_by: world.approver.accountId, opened_at: "2026-11-06T10:00:00Z" },
    },
  ]);
  await insert(
    owner,
    "conflict_declaration",
    [world.analyst, world.commissioner].map(({ accountId }) => ({
      ...{ round_id: roundId, account_id: accountId, framework_id: world.frameworkId, provider_ids: [] },
      declared_at: "2026-11-06T11:00:00Z",
    })),
  );
  return { roundId, lotId };
}

/** A book of 21 shared hours for £315, no other hours, two sleep-ins for £150, so much of insurance, £60 of overhead, £33 of return. */
function aBook(nth: number): Home {
  const figures = (entered: Readonly<Record<string, string>>) =>
    new Map(Object.entries(entered).map(([code, amount]) => [code, decimal4(amount)]));
  return {
    lines: figures({
      ...{ "staffing.shared-hours": "315", "staffing.one-to-one-hours": "0" },
      ...{ "staffing.two-to-one-hours": "0", "staffing.waking-nights": "0", "staffing.sleep-ins": "150" },
      ...{ "overheads.service-management": "40", "overheads.recruitment-and-training": "0" },
      ...{ "overheads.insurance": String(10 + nth), "overheads.central-recharges": "15" },
      ...{ "overheads.other-overheads": "5", "return-on-operations.return-on-operations": "33" },
    }),
    drivers: figures({
      ...{ "worker-pay": "13", "weekly-hours": "30", "shared-hours": "21", "one-to-one-hours": "0" },
      ...{ "two-to-one-hours": "0", "waking-night-hours": "0", "sleep-in-nights": "2" },
    }),
  };
}

/** Ten and a half hours one to one: what the placements of the world buy. */
export const tenAndAHalf: CareSlots = [{ kind: "one-to-one", hours: decimal4("10.5") }];

/** Parameters of the first lot from its open books, in force today: made by the analyst, checked by the commissioner. */
export async function parametersInForceToday(world: Brokering, today = "2026-11-16"): Promise<string> {
  const of = { lotId: world.coreLotIds[0] ?? "", areaId: null };
  const made = await makeFromOpenBooks(world.analyst, of, toDay(today));
  if (!made?.ok) throw new Error(JSON.stringify(made));
  const one = decimal4("0.01");
  const three = { low: one, middle: one, high: one };
  const changed = await changeFigure(world.analyst, made.value.id, {
    ...{ code: "training", three, source: "Payroll of a consortium" },
  });
  if (!changed?.ok) throw new Error(JSON.stringify(changed));
  const checked = await checkParameters(world.commissioner, changed.value.id);
  if (!checked?.ok) throw new Error(JSON.stringify(checked));
  return changed.value.id;
}
