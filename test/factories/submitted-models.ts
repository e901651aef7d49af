import type pg from "pg";
import type { ModelToCompare } from "#app/domain/benchmark/cost-comparison.ts";
import { decimal4, type Decimal4 } from "#app/domain/money.ts";
import { groupTotals, grandTotal } from "#app/domain/pricing/cost-model/totals.ts";
import type { anApplicant, Applying } from "./applicant.ts";
import { costTemplateOf } from "./cost-templates.ts";
import { idOf, insert } from "./market.ts";

/** What one home of a provider says a unit costs, by the code of the line. */
export type Home = {
  readonly lines: ReadonlyMap<string, Decimal4>;
  readonly drivers?: ReadonlyMap<string, Decimal4>;
  readonly complete?: boolean;
};

export type ModelRound = {
  readonly roundId: string;
  readonly lotId: string;
  readonly template: "home-care" | "care-home" | "supported-living";
};

/** A whole model of a template: each line its place's share of a base, so that no two lines are alike. */
export function wholeModel(template: ModelRound["template"], base: number): Home {
  const { lines } = costTemplateOf(template);
  return {
    lines: new Map(
      lines.map(({ code }, place) => [
        code,
        decimal4(((Math.round(base * 100) + place * 37) / 100).toString()),
      ]),
    ),
  };
}

/** A provider's submission to a round with the model of each of its homes for one lot, as if sent two hours after the round opened. */
export async function submitHomes(
  owner: pg.Client,
  world: Pick<Applying, "frameworkId">,
  of: ModelRound,
  who: Awaited<ReturnType<typeof anApplicant>>,
  homes: readonly Home[],
  nth: number,
): Promise<readonly ModelToCompare[]> {
  const { providerId, accountId } = who.actor;
  const whose = { round_id: of.roundId, framework_id: world.frameworkId, provider_id: providerId };
  const [applicationId, submissionId] = [idOf(60, nth), idOf(61, nth)];
  await insert(owner, "application", [
    {
      id: applicationId,
      ...whose,
      party_id: who.partyId,
      reference: `C${nth}`,
      started_at: "2026-11-03T09:00:00Z",
    },
  ]);
  await insert(owner, "submission", [
    {
      ...{ id: submissionId, application_id: applicationId, ...whose, version: 1, reference: `C${nth}-1` },
      ...{ submitted_at: "2026-11-04T09:00:00Z", submitted_by: accountId, content_hash: "0" },
    },
  ]);
  const template = costTemplateOf(of.template);
  for (const [place, { lines, drivers = new Map(), complete = true }] of homes.entries()) {
    const [modelId, locationId] = [idOf(62 + place, nth), idOf(72 + place, nth)];
    await owner.query(
      "INSERT INTO location (id, provider_id, name, organisation, regulated) VALUES ($1, $2, $3, false, false)",
      [locationId, providerId, `Home ${place + 1}`],
    );
    const groups = groupTotals(template, lines).map(({ group, total }) => ({ group, total }));
    await insert(owner, "submission_cost_model", [
      {
        ...{ id: modelId, submission_id: submissionId, ...whose, lot_id: of.lotId, location_id: locationId },
        ...{ template_code: template.code, template_version: template.version, form: "full", note: "" },
        ...{
          base_price_day: "2026-10-01",
          complete,
          total: grandTotal(template, lines),
          group_totals: groups,
        },
      },
    ]);
    const said: Readonly<Record<string, ReadonlyMap<string, Decimal4>>> = {
      submission_cost_line: lines,
      submission_cost_driver: drivers,
    };
    for (const [table, figures] of Object.entries(said))
      await insert(
        owner,
        table,
        [...figures].map(([code, amount]) => ({
          ...{ model_id: modelId, submission_id: submissionId, ...whose, code, amount },
        })),
      );
  }
  return homes.map(({ lines, complete = true }) => ({ provider: providerId, complete, lines }));
}
