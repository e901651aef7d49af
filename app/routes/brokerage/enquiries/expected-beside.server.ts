import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf, type Instant } from "#app/domain/calendar.ts";
import { requestOf } from "#app/data/brokerage/requests.server.ts";
import { careNeedsOf } from "#app/data/care-needs.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { lotTitles } from "#app/data/lot-titles.server.ts";
import { estimateOfPage } from "#app/web/expected-page.server.ts";

/** What the care of a request is expected to cost in each lot of its lines, to stand beside the offers; null for who may not read it. */
export async function expectedBeside(tx: Tx, actor: StaffActor, requestId: string, now: Instant) {
  if (!mayDo(actor, "expected-cost:read")) return null;
  const request = await requestOf(tx, requestId);
  const lotIds = [...new Set(request?.lines.map(({ lotId }) => lotId))];
  if (!request || lotIds.length === 0) return null;
  const needs = await careNeedsOf(tx, { kind: "request", id: requestId });
  const titles = await lotTitles(tx, lotIds);
  const sentences = [];
  for (const lotId of lotIds) {
    const of = { lotId, areaId: request.areaId };
    const estimate = await estimateOfPage(tx, of, needs[0], dayOf(now), null);
    const lot = lotIds.length > 1 ? `${titles.get(lotId) ?? ""}: ` : "";
    sentences.push(lot + inWords(estimate));
  }
  return {
    sentences: [...new Set(sentences)],
    recorded: needs.length > 0,
    mayRecord: mayDo(actor, "expected-cost:record"),
  };
}

function inWords(estimate: Awaited<ReturnType<typeof estimateOfPage>>): string {
  if (!("view" in estimate)) return estimate.none;
  const { expected, low, high } = estimate.view;
  return `The care is expected to cost ${expected} a week, between ${low} and ${high}.`;
}
