import type { NotNow } from "#app/commands/brokerage/at-stage.server.ts";
import type { ReasonRefusal } from "#app/commands/brokerage/handle-request.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayTakeStep, type RequestStage, type RequestStep } from "#app/domain/brokerage/request.ts";
import type { Verdict } from "#app/domain/verdict.ts";
import { redirect } from "#app/framework.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { optionalTextField } from "#app/web/fields.ts";
import { notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { requestPage } from "./request-page.server.ts";
import { notNowInWords, personInWords } from "./words.ts";

type Steps = {
  readonly take: RequestStep;
  readonly undo: RequestStep;
  /** The stage at which the step is taken, and so may be taken back. */
  readonly taken: RequestStage;
};

/** What the page of a step shows that needs a reason, or takes one back: which of the two, and why neither can be done. */
export function reasonedStep(actor: StaffActor, requestId: string, { take, undo, taken }: Steps) {
  return reading(actor, async (tx) => {
    const { head, stage } = await requestPage(tx, requestId);
    const undoes = stage === taken;
    const allowed = mayTakeStep(undoes ? undo : take, stage);
    return { head, undoes, why: allowed.ok ? null : notNowInWords(allowed.why) };
  });
}

type Refusal = NotNow | ReasonRefusal;

type Deeds = {
  readonly take: (actor: StaffActor, requestId: string, reason: string) => Promise<Verdict<null, Refusal>>;
  readonly undo: (actor: StaffActor, requestId: string) => Promise<Verdict<null, Refusal>>;
  /** What the request's page says is done. */
  readonly done: { readonly take: string; readonly undo: string };
};

/** Takes the step with the reason that was typed, or takes it back; the page again, with why nothing was done. */
export async function takeReasonedStep(actor: StaffActor, requestId: string, fields: Fields, deeds: Deeds) {
  const deed = fields.text("deed") === "undo" ? "undo" : "take";
  const parsed = optionalTextField("The reason", 500).safeParse(fields.text("reason"));
  if (deed === "take" && !parsed.success)
    return badForm(fields, { reason: parsed.error.issues[0]?.message ?? "Enter a reason" });
  const verdict = await (deed === "undo"
    ? deeds.undo(actor, requestId)
    : deeds.take(actor, requestId, parsed.data ?? ""));
  if (verdict.ok) throw redirect(`${paths.request(requestId)}?done=${deeds.done[deed]}`);
  return reasonRefused(fields, verdict.why);
}

function reasonRefused(fields: Fields, why: Refusal) {
  switch (why.kind) {
    case "not-found":
      throw notFound();
    case "not-now":
      return refused(fields, notNowInWords(why));
    case "no-reason":
      return badForm(fields, { reason: "Enter the reason" });
    case "names-a-person":
      return refused(fields, personInWords(why.detail), "reason");
  }
}
