import {
  carriedAnswers,
  carriedLots,
  carriedModel,
  carriedPrices,
  type NewRound,
} from "#app/domain/application/carry-forward.ts";
import { sectionKey } from "#app/domain/application/section-key.ts";
import type { TaskName } from "#app/domain/application/tasks.ts";
import { entryKey, rateCardEntries } from "#app/domain/pricing/rate-card.ts";
import type { ApplicationRow } from "#app/data/application/applications.server.ts";
import { replaceDraftModel } from "#app/data/application/cost-rows.server.ts";
import { readDraft } from "#app/data/application/drafts.server.ts";
import { ownLocations } from "#app/data/application/organisation.server.ts";
import { heldLots, lastSubmitted, type Previous } from "#app/data/application/previous.server.ts";
import { areasOfFramework, lastRates, replaceDraftPrices } from "#app/data/application/prices.server.ts";
import { lotsOfRound, questionsOfRound, type ApplicantsRound } from "#app/data/application/rounds.server.ts";
import { saveSection } from "#app/data/application/sections.server.ts";
import { modelsOfSubmission } from "#app/data/cost-models.server.ts";
import type { Tx } from "#app/data/db.server.ts";

/** What this provider said or held before this round; null for one that is new to the framework. */
export async function previousOf(
  tx: Tx,
  providerId: string,
  round: ApplicantsRound,
): Promise<Previous | null> {
  const submitted = await lastSubmitted(tx, providerId, round.frameworkId, round.number);
  if (submitted) return submitted;
  const lots = await heldLots(tx, providerId, round.frameworkId);
  if (lots.length === 0) return null;
  const nothing = {
    submissionId: null,
    applicationId: null,
    roundTitle: null,
    organisation: null,
    declaration: null,
  };
  return { ...nothing, lots, questions: {}, offered: [] };
}

/** Copies what still makes sense into a new application; nothing of it counts as complete until it is confirmed. */
export async function carryForward(
  tx: Tx,
  application: ApplicationRow,
  round: ApplicantsRound,
  previous: Previous,
  now: Date,
) {
  const asked = await whatIsAsked(tx, application.providerId, round);
  const keep = (name: TaskName, answers: object) =>
    saveSection(tx, {
      ...{ applicationId: application.id, providerId: application.providerId },
      ...{ section: sectionKey(name), answers, complete: false, savedAt: now },
    });
  if (previous.organisation) {
    const { isSmall, isVoluntary, ...rest } = previous.organisation;
    const words = { size: isSmall ? "small" : "larger", isVoluntary: isVoluntary ? "yes" : "no" };
    await keep({ kind: "organisation" }, { ...rest, ...words });
  }
  if (previous.declaration) await keep({ kind: "declaration" }, { ...previous.declaration, declaredBy: "" });
  const lots = carriedLots(previous, asked);
  await keep({ kind: "lots" }, { lotIds: lots.map((lot) => lot.lotId) });
  for (const { lotId, ...details } of lots) await keep({ kind: "lot", lotId }, details);
  const standards = carriedAnswers(previous, asked, "PASS_FAIL");
  if (Object.keys(standards).length > 0) await keep({ kind: "standards" }, standards);
  for (const [code, text] of Object.entries(carriedAnswers(previous, asked, "SCORED")))
    await keep({ kind: "question", code }, { text });
  await carryPrices(tx, application, round, previous, keep);
  await carryCostModels(tx, application, round, previous, now);
}

/** Copies the cost models of the last submission, but for those set aside, to where they are asked for again; each waits to be confirmed. */
async function carryCostModels(
  tx: Tx,
  application: ApplicationRow,
  round: ApplicantsRound,
  previous: Previous,
  now: Date,
) {
  if (previous.submissionId === null) return;
  const draft = await readDraft(tx, application, round);
  if (draft.costs.size === 0) return;
  const whose = { applicationId: application.id, providerId: application.providerId, savedAt: now };
  for (const model of await modelsOfSubmission(tx, previous.submissionId)) {
    const costs = draft.costs.get(model.lotId);
    const stillThere = costs?.homes.some(({ location }) => location.id === model.location.id);
    if (!costs || !stillThere || model.excluded !== null) continue;
    const carried = carriedModel(model, costs.template);
    if (carried === null) continue;
    const place = { lotId: model.lotId, locationId: model.location.id };
    await replaceDraftModel(tx, whose, { ...carried, ...place, carriedFromId: model.id });
  }
}

async function carryPrices(
  tx: Tx,
  application: ApplicationRow,
  round: ApplicantsRound,
  previous: Previous,
  keep: (name: TaskName, answers: object) => Promise<void>,
) {
  const { id: applicationId, providerId } = application;
  const draft = await readDraft(tx, application, round);
  const rates = [
    ...previous.offered,
    ...(await lastRates(tx, providerId, round.frameworkId, round.effectiveOn)),
  ];
  for (const { lot, terms, vat, lineVat } of draft.lots) {
    const entries = new Map(rateCardEntries(terms).map((entry) => [entry.key, entry]));
    const kept = carriedPrices(terms, rates).map((price) => ({
      ...price,
      capId: entries.get(entryKey(price))?.cap?.id ?? null,
    }));
    await replaceDraftPrices(tx, { applicationId, providerId, lotId: lot.id }, { vat, lineVat }, kept);
    const answer = previous.lots.find(({ lotId }) => lotId === lot.id)?.sustainability?.answer;
    await keep({ kind: "prices", lotId: lot.id }, answer === undefined ? {} : { sustainability: answer });
  }
}

async function whatIsAsked(tx: Tx, providerId: string, round: ApplicantsRound): Promise<NewRound> {
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);
  return {
    lotIds: idsOf(await lotsOfRound(tx, round.id)),
    areaIds: idsOf(await areasOfFramework(tx, round.frameworkId)),
    locationIds: idsOf(await ownLocations(tx, providerId)),
    questions: await questionsOfRound(tx, round.id),
  };
}
