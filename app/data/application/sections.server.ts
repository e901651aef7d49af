import type { SectionState } from "#app/domain/application/tasks.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { ApplicationRow } from "./applications.server.ts";

/** A section as it was last saved; `answers` is read by the section's own schema. */
export type SavedSection = {
  readonly section: string;
  readonly answers: unknown;
  readonly state: SectionState;
  readonly savedAt: Date;
};

/** Every saved section of an application, by name. What was carried over and not touched since says so. */
export async function sectionsOf(
  tx: Tx,
  application: Pick<ApplicationRow, "id" | "startedAt" | "carriedFromId">,
): Promise<ReadonlyMap<string, SavedSection>> {
  const rows = await tx.applicationSection.findMany({
    where: { applicationId: application.id },
    select: { section: true, answers: true, complete: true, savedAt: true },
  });
  return new Map(
    rows.map(({ section, answers, complete, savedAt }) => [
      section,
      { section, answers, savedAt, state: stateOf(complete, savedAt, application) },
    ]),
  );
}

/** Keeps a section, complete or not; the last saved stands. */
export async function saveSection(
  tx: Tx,
  saved: {
    readonly applicationId: string;
    readonly providerId: string;
    readonly section: string;
    readonly answers: object;
    readonly complete: boolean;
    readonly savedAt: Date;
  },
) {
  const { applicationId, section } = saved;
  const change = { answers: saved.answers, complete: saved.complete, savedAt: saved.savedAt };
  await tx.applicationSection.upsert({
    where: { applicationId_section: { applicationId, section } },
    create: { applicationId, section, providerId: saved.providerId, ...change },
    update: change,
    select: { section: true },
  });
}

function stateOf(
  complete: boolean,
  savedAt: Date,
  application: Pick<ApplicationRow, "startedAt" | "carriedFromId">,
): SectionState {
  if (complete) return "complete";
  const untouched = savedAt.getTime() === application.startedAt.getTime();
  return untouched ? "carried" : "saved";
}

/** Notes that something beside the sections has changed, like a document: what was submitted is no longer the newest. */
export async function touchApplication(tx: Tx, applicationId: string, providerId: string, savedAt: Date) {
  await saveSection(tx, {
    ...{ applicationId, providerId, section: "documents", answers: {}, complete: false, savedAt },
  });
}
