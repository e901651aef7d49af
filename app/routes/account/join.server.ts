import { z } from "zod";
import { followLink, type LinkRefusal } from "#app/commands/account/use-link.server.ts";
import { redirect } from "#app/framework.server.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { passwordField, sentences, textField } from "#app/web/fields.ts";
import { passwordInWords } from "#app/web/password-words.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

const schema = z.object({ name: textField("your full name"), password: passwordField("Enter a password") });

type Joining = {
  readonly kind: "INVITATION" | "REGISTRATION";
  readonly token: string;
  /** What the page to sign in says is done. */
  readonly done: string;
  /** How to get another link. */
  readonly otherwise: string;
};

/** Makes the account of the person who followed a link, with the name and password they chose; or the page again. */
export async function join(fields: Fields, { kind, token, done, otherwise }: Joining) {
  const form = schema.safeParse({ name: fields.text("name"), password: fields.text("password") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = await followLink(kind, token, form.data);
  if (verdict.ok) throw redirect(`${paths.signIn}?done=${done}`);
  if (verdict.why.kind === "password") return badForm(fields, { password: passwordInWords(verdict.why.why) });
  const sentence = { ...refusals, spent: `This link no longer works. ${otherwise}` }[verdict.why.kind];
  return refused(fields, sentence, "name");
}

const refusals: Readonly<Record<Exclude<LinkRefusal["kind"], "password" | "spent">, string>> = {
  "address-held": "This email address already has an account. Sign in with it",
  "number-held":
    "One of this organisation’s numbers was registered in the meantime. Ask a colleague there to invite you",
};
