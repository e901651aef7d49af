import type { z } from "zod";
import type { ProviderActor } from "#app/domain/access/actor.ts";
import type { RoundNotOpen } from "#app/domain/application/submit.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { phaseOf } from "#app/domain/round/window.ts";
import type { SaveRefusal } from "#app/commands/application/save-section.server.ts";
import { findDraft, type Draft } from "#app/data/application/drafts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { redirect } from "#app/framework.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { sentences } from "#app/web/fields.ts";
import { byId, found } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { notOpenInWords } from "./words.ts";

/** Who may fill in an application: a person of its provider. */
export const access = {
  area: "provider",
  permission: "application:write",
  params: byId("applicationId"),
} as const;

/** The same, of one of its lots. */
export const lotAccess = { ...access, params: byId("applicationId", "lotId") } as const;

/** A provider's own draft with the time, or a 404. */
export async function ownDraft(
  actor: ProviderActor,
  applicationId: string,
): Promise<{ readonly draft: Draft; readonly now: Date }> {
  return reading(actor, async (tx, now) => ({
    draft: found(await findDraft(tx, actor.providerId, applicationId)),
    now,
  }));
}

/**
 * A draft whose round is open; where it is not, the application's own page says what was kept. A page that answers a
 * form stays, so that what was typed is still there.
 */
export async function openDraft(
  actor: ProviderActor,
  applicationId: string,
  posted: boolean,
): Promise<Draft> {
  const { draft, now } = await ownDraft(actor, applicationId);
  if (posted) return draft;
  if (phaseOf(draft.round, now) !== "open" || draft.round.cancelled || draft.round.opened)
    throw redirect(paths.application(applicationId));
  return draft;
}

type Kept<K> = {
  readonly fields: Fields;
  readonly applicationId: string;
  readonly typed: unknown;
  readonly schemas: { readonly draft: z.ZodType<K>; readonly complete: z.ZodType };
  readonly save: (answers: K, complete: boolean) => Promise<Verdict<true, SaveRefusal> | null>;
};

/**
 * Keeps a section and goes back to the task list: as it is with "Save and come back later", complete with "Save and
 * continue". Answers the same page where something is missing or not as it should be.
 */
export async function keepSection<K>({ fields, applicationId, typed, schemas, save }: Kept<K>) {
  const kept = schemas.draft.safeParse(typed);
  if (!kept.success) return badForm(fields, sentences(kept.error));
  const complete = fields.text("intent") !== "later";
  const judged = schemas.complete.safeParse(kept.data);
  if (complete && !judged.success) return badForm(fields, sentences(judged.error));
  const verdict = found(await save(kept.data, complete));
  if (verdict.ok) throw redirect(`${paths.application(applicationId)}?done=saved`);
  if (verdict.why.kind === "round-not-open") return refused(fields, tooLateInWords(verdict.why));
  return refused(
    fields,
    "Something on this page is not offered in this round. Go back to your application and open the section again.",
  );
}

/** Why a form came too late, on its own page: what was typed is still there. */
export function tooLateInWords(why: RoundNotOpen): string {
  return `${notOpenInWords(why)} What you typed is still on this page, for you to copy.`;
}

/** The page that a deed without a form of its own meets once the round takes nothing any more. */
export function tooLate(why: RoundNotOpen): Response {
  return new Response(`${notOpenInWords(why)} Your application’s own page says what was kept.`, {
    status: 409,
  });
}
