import { z } from "zod";
import {
  discardResult,
  maximumResultBytes,
  receiveResult,
} from "#app/commands/benchmark/record-care-cubed.server.ts";
import { noteBasis } from "#app/commands/brokerage/hold-negotiation.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { negotiationBases } from "#app/domain/brokerage/negotiation.ts";
import { no, yes } from "#app/domain/verdict.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { fileRefusalInWords } from "#app/routes/provider/application/document-words.server.ts";
import { choiceField, moneyField, optionalTextField, textField, withDays } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { found } from "#app/web/guard.server.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { badUpload } from "#app/web/upload-reply.server.ts";
import { readUpload } from "#app/web/upload.server.ts";

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
export async function takeBasis(actor: StaffActor, negotiationId: string, request: Request) {
  const typed = new URLSearchParams();
  const upload = await readUpload<Awaited<ReturnType<typeof receiveResult>>>(request, {
    ...{ file: "file", maximumBytes: maximumResultBytes, typed },
    fields: [...names, "dated-day", "dated-month", "dated-year"],
    receive: ({ name, bytes }) => receiveResult(name, bytes),
    discard: async (received) => {
      if (received.ok) await discardResult(received.value);
    },
  });
  if (!upload.ok)
    return badUpload(
      upload.why,
      { again: "The form did not arrive whole. Fill it in and send it again" },
      typed,
    );
  const { fields, received } = upload.value;
  const read = readForm(fields);
  const file = received?.ok ? received.value : undefined;
  if (!read.ok || (received && !received.ok)) {
    if (file) await discardResult(file);
    return badForm(fields, {
      ...(read.ok ? {} : read.why),
      ...(received && !received.ok ? { file: fileRefusalInWords(received.why) } : {}),
    });
  }
  const verdict = found(await noteBasis(actor, negotiationId, read.value, file));
  if (verdict.ok) return null;
  const { field, sentence } = noInWords(verdict.why);
  return refused(fields, sentence, field);
}

function readForm(fields: Fields) {
  const parsed = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  const read = withDays(parsed, fields.text, { dated: "the day of the figure" });
  return "errors" in read ? no(read.errors) : yes({ ...read.said, datedOn: read.days.dated });
}
