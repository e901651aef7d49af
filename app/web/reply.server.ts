import { data } from "#app/framework.server.ts";
import type { Fields } from "./fields-of-body.server.ts";

/** What a form page gets back: one sentence for each bad field (or for the form, under ""), and what was typed. */
export type Reply = {
  readonly errors: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, readonly string[]>>;
};

/** The same page again, with status 400: something typed is not as it should be. Nothing typed is lost. */
export function badForm(fields: Fields, errors: Readonly<Record<string, string>>) {
  return data<Reply>(replyOf(fields, errors), { status: 400 });
}

/** The same page again, with status 409: the form is well made but a rule says no. Nothing typed is lost. */
export function refused(fields: Fields, sentence: string, field = "") {
  return data<Reply>(replyOf(fields, { [field]: sentence }), { status: 409 });
}

/** The same, where the rule says no to several fields. */
export function refusedAt(fields: Fields, errors: Readonly<Record<string, string>>) {
  return data<Reply>(replyOf(fields, errors), { status: 409 });
}

/** The same page again, with status 429: too much was tried. */
export function blocked(fields: Fields, sentence: string, field = "") {
  return data<Reply>(replyOf(fields, { [field]: sentence }), { status: 429 });
}

function replyOf(fields: Fields, errors: Readonly<Record<string, string>>): Reply {
  return { errors, typed: typedIn(fields) };
}

/** What was typed, but for passwords, as a page shows it again. */
export function typedIn(fields: Fields): Reply["typed"] {
  const typed: Record<string, string[]> = {};
  for (const [name, value] of fields.entries()) {
    if (!/password/i.test(name)) (typed[name] ??= []).push(value);
  }
  return typed;
}
