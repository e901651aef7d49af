import { z } from "zod";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo, type Permission } from "#app/domain/access/permissions.ts";
import { checkWinner, decideOnAward } from "#app/commands/call-off/decide-award.server.ts";
import { recordDraw } from "#app/commands/call-off/draw-lots.server.ts";
import { recommendBid } from "#app/commands/call-off/recommend-award.server.ts";
import { refusalWords } from "#app/components/call-off/judging-words.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { redirect } from "#app/framework.server.ts";
import { choiceField, optionalTextField, sentences, textField } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

type Posted = {
  readonly actor: StaffActor;
  readonly params: { readonly callOffId: string };
  readonly fields: Fields;
  readonly arrival: Arrival;
};

const deeds: Readonly<
  Record<string, readonly [Permission, (posted: Posted) => ReturnType<typeof recommend>]>
> = {
  recommend: ["call-off:manage", recommend],
  draw: ["call-off:manage", draw],
  check: ["call-off:manage", check],
  decide: ["call-off:approve", decide],
};

/** Does what a form of the award's page asks, if its sender may. */
export async function awardDeed(posted: Posted) {
  const deed = deeds[posted.fields.text("deed")];
  if (!deed) throw notFound();
  const [permission, act] = deed;
  if (!mayDo(posted.actor, permission)) throw new Response(null, { status: 403 });
  return act(posted);
}

const recommending = z.object({ bidId: z.uuid(), reasons: textField("the reasons", 5000) });

async function recommend({ actor, params: { callOffId }, fields, arrival }: Posted) {
  const form = recommending.safeParse({ bidId: fields.text("bidId"), reasons: fields.text("reasons") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await recommendBid(actor, callOffId, form.data, arrival);
  if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "reasons");
  throw done(callOffId, "recommended");
}

const drawing = z.object({
  bidIds: z.array(z.uuid()).min(2, "Put each bid in its place"),
  witnesses: textField("who stood by", 500),
});

async function draw({ actor, params: { callOffId }, fields, arrival }: Posted) {
  const bidIds = [...fields.entries()].filter(([name]) => name.startsWith("place-")).map(([, id]) => id);
  const form = drawing.safeParse({ bidIds, witnesses: fields.text("witnesses") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await recordDraw(actor, callOffId, form.data, arrival);
  if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "place-1");
  throw done(callOffId, "drawn");
}

const checking = z
  .object({
    clear: choiceField(["yes", "no"], "Select what the check found"),
    note: optionalTextField("Note", 2000),
  })
  .refine(({ clear, note }) => clear === "yes" || note !== "", {
    path: ["note"],
    message: "Enter what you found",
  });

async function check({ actor, params: { callOffId }, fields, arrival }: Posted) {
  const form = checking.safeParse({ clear: fields.text("clear"), note: fields.text("note") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const found = { clear: form.data.clear === "yes", note: form.data.note };
  const verdict = await checkWinner(actor, callOffId, found, arrival);
  if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "clear");
  throw done(callOffId, "checked");
}

const deciding = z
  .object({
    decision: choiceField(["approve", "refuse"], "Select whether you approve the award"),
    reason: optionalTextField("Reason", 2000),
  })
  .refine(({ decision, reason }) => decision === "approve" || reason !== "", {
    path: ["reason"],
    message: "Enter why you refuse the award",
  });

async function decide({ actor, params: { callOffId }, fields, arrival }: Posted) {
  const form = deciding.safeParse({ decision: fields.text("decision"), reason: fields.text("reason") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const decision = { approve: form.data.decision === "approve", reason: form.data.reason };
  const verdict = await decideOnAward(actor, callOffId, decision, arrival);
  if (!verdict.ok) return refused(fields, refusalWords[verdict.why.kind], "decision");
  throw done(callOffId, verdict.value ? "approved" : "refused");
}

function done(callOffId: string, what: string): Response {
  return redirect(`${paths.callOffStep(callOffId, "award")}?done=${what}`);
}
