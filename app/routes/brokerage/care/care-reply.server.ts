import { recordCare, type RecordCareRefusal } from "#app/commands/expected-cost/record-care.server.ts";
import type { CareOf } from "#app/data/care-needs.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { slotsNo } from "#app/components/expected-cost/expected-words.ts";
import { readCare } from "#app/web/care-form.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { found } from "#app/web/guard.server.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

/** Records what a form says of a request or a placement; nothing where it was recorded, else the page again. */
export async function recordOfForm(actor: StaffActor, of: CareOf, fields: Fields) {
  const read = readCare(fields);
  if ("errors" in read) return badForm(fields, read.errors);
  const verdict = found(await recordCare(actor, of, read.slots, read.source));
  if (verdict.ok) return undefined;
  const { field, sentence } = inWords(verdict.why);
  return refused(fields, sentence, field);
}

function inWords(why: RecordCareRefusal) {
  return why.kind === "cancelled" ? { field: "", sentence: "This placement is cancelled" } : slotsNo(why);
}
