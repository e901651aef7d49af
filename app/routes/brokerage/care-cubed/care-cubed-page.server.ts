import { z } from "zod";
import { recordCareCubed, type ResultRefusal } from "#app/commands/benchmark/record-care-cubed.server.ts";
import {
  careCubedResults,
  resultSubject,
  type CareCubedAbout,
} from "#app/data/benchmark/care-cubed.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { no, unreachable, yes } from "#app/domain/verdict.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { personSentence } from "#app/web/call-off-words.server.ts";
import { takeEvidence } from "../evidence-form.server.ts";
import { moneyField, textField, withDays } from "#app/web/fields.ts";
import { found } from "#app/web/guard.server.ts";

/** What the pages of CareCubed results show of a placement or a negotiation; a stranger's is not found. */
export function careCubedPage(actor: StaffActor, about: CareCubedAbout) {
  return reading(actor, async (tx) => ({
    about,
    subject: found(await resultSubject(tx, about, actor.commissionerId)),
    results: (await careCubedResults(tx, about)).map((one) => ({
      ...{ id: one.id, version: one.version, made: shortDay(one.madeOn), caseReference: one.caseReference },
      ...{ weekly: formatPounds(one.weekly), trained: one.trained, recordedBy: one.recordedBy },
      fileName: one.file?.fileName ?? null,
    })),
  }));
}

const form = z.object({
  version: textField("the version of CareCubed", 60),
  caseReference: textField("the case reference", 60),
  weekly: moneyField,
  trained: textField("who was trained to make it", 120),
});

const names = Object.keys(form.shape);

/** Takes in a posted result with its file and records it; answers the page with what is wrong, or nothing. */
export function takeCareCubed(actor: StaffActor, about: CareCubedAbout, request: Request) {
  return takeEvidence(request, {
    fields: [...names, "made-day", "made-month", "made-year"],
    read: readForm,
    keep: (said, file) => recordCareCubed(actor, about, said, file),
    noInWords: refusalWords,
  });
}

function readForm(fields: Fields) {
  const parsed = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  const read = withDays(parsed, fields.text, { made: "the day of the result" });
  return "errors" in read ? no(read.errors) : yes({ ...read.said, madeOn: read.days.made });
}

function refusalWords(why: ResultRefusal): { readonly field: string; readonly sentence: string } {
  switch (why.kind) {
    case "incomplete":
      return { field: "version", sentence: "Give the version, the case reference and who was trained" };
    case "no-figure":
      return { field: "weekly", sentence: "Price must be more than £0" };
    case "made-ahead":
      return { field: "made", sentence: "The day of the result must not be after today" };
    case "closed":
      return { field: "", sentence: "The negotiation is over: nothing more rests on a new result" };
    case "names-a-person":
      return { field: "caseReference", sentence: personSentence(why.detail) };
    default:
      return unreachable(why);
  }
}
