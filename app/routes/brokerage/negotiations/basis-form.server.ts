import { z } from "zod";
import { noteBasis } from "#app/commands/brokerage/hold-negotiation.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { negotiationBases } from "#app/domain/brokerage/negotiation.ts";
import { no, yes } from "#app/domain/verdict.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { takeEvidence } from "../evidence-form.server.ts";
import { choiceField, moneyField, optionalTextField, textField, withDays } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";

const form = z.object({
  basis: choiceField(negotiationBases, "Select on what our price rests"),
  weekly: z.union([z.literal("").transform(() => null), moneyField]),
  source: textField("where it comes from", 300),
  caseReference: optionalTextField("Case reference", 60),
  version: optionalTextField("Version", 60),
  trained: optionalTextField("Who was trained", 120),
});

const names = Object.keys(form.shape);

/** Takes in on what a price is rested, with its file, and notes it; answers the page with what is wrong, or nothing. */
export function takeBasis(actor: StaffActor, negotiationId: string, request: Request) {
  return takeEvidence(request, {
    fields: [...names, "dated-day", "dated-month", "dated-year"],
    read: readForm,
    keep: (said, file) => noteBasis(actor, negotiationId, said, file),
    noInWords,
  });
}

function readForm(fields: Fields) {
  const parsed = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  const read = withDays(parsed, fields.text, { dated: "the day of the figure" });
  return "errors" in read ? no(read.errors) : yes({ ...read.said, datedOn: read.days.dated });
}
