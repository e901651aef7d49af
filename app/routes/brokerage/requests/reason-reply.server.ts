import type { NotNow } from "#app/commands/brokerage/at-stage.server.ts";
import type { ReasonRefusal } from "#app/commands/brokerage/handle-request.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { optionalTextField } from "#app/web/fields.ts";
import { notFound } from "#app/web/guard.server.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { notNowInWords, personInWords } from "./words.ts";

/** The reason as it was typed, or the sentence about it where it is too long. */
export function readReason(fields: Fields): { readonly reason: string } | { readonly error: string } {
  const parsed = optionalTextField("The reason", 500).safeParse(fields.text("reason"));
  return parsed.success
    ? { reason: parsed.data }
    : { error: parsed.error.issues[0]?.message ?? "Enter a reason" };
}

/** The page again, with why nothing was done. */
export function reasonRefused(fields: Fields, why: NotNow | ReasonRefusal) {
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
