import { z } from "zod";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { mayDecideCase, outcomes, type Decision } from "#app/domain/brokerage/panel.ts";
import { sittingState } from "#app/domain/brokerage/sitting.ts";
import { addDays, type Instant } from "#app/domain/calendar.ts";
import { deciderOf } from "#app/data/brokerage/deciders.server.ts";
import type { CaseOnFile } from "#app/data/brokerage/panel-cases.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { decideRefused } from "#app/components/brokerage/panel-refusals.ts";
import {
  choiceField,
  dayOfParts,
  moneyField,
  optionalTextField,
  sentences,
  textField,
} from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";

const words = optionalTextField("The reasons", 2_000);
const chosen = choiceField(outcomes, "Select what is decided");
const needed = textField("the reasons", 2_000);
const rung = z.uuid("Select the rung to try first");

type Read = { readonly decision: Decision } | { readonly errors: Readonly<Record<string, string>> };

/** A decision from its form; or a sentence for each field that is not as it should be. */
export function readDecision(fields: Fields): Read {
  const outcome = chosen.safeParse(fields.text("outcome"));
  if (!outcome.success) return { errors: { outcome: "Select what is decided" } };
  switch (outcome.data) {
    case "APPROVE":
    case "CONDITIONS":
      return readApproval(fields, outcome.data);
    case "DEFER": {
      const said = z.object({ words: needed }).safeParse({ words: fields.text("words") });
      if (!said.success) return { errors: sentences(said.error) };
      return { decision: { outcome: outcome.data, ...said.data } };
    }
    case "LOWER_RUNG": {
      const form = z.object({ rung, words: needed });
      const said = form.safeParse({ rung: fields.text("rung"), words: fields.text("words") });
      if (!said.success) return { errors: sentences(said.error) };
      return { decision: { outcome: outcome.data, rungId: said.data.rung, words: said.data.words } };
    }
  }
}

/** The form asks for the last day of the limit, and the rule for the first without it. */
function readApproval(fields: Fields, outcome: "APPROVE" | "CONDITIONS"): Read {
  const form = z.object({ limit: moneyField, words: outcome === "CONDITIONS" ? needed : words });
  const said = form.safeParse({ limit: fields.text("limit"), words: fields.text("words") });
  const until = dayOfParts(fields.text, "until", "the last day of the limit");
  if (!said.success || "error" in until)
    return {
      errors: {
        ...(said.success ? {} : sentences(said.error)),
        ...("error" in until ? { until: until.error } : {}),
      },
    };
  const { limit, ...rest } = said.data;
  return { decision: { outcome, limitWeekly: limit, expiresOn: addDays(until.day, 1), ...rest } };
}

export type Deciding =
  { readonly mode: "sitting" | "chair" } | { readonly mode: "none"; readonly why: string | null };

/** How this person may decide on a case now: at its sitting, as the chair between sittings, or not, and why not. */
export async function howToDecide(
  tx: Tx,
  actor: StaffActor,
  one: CaseOnFile,
  now: Instant,
): Promise<Deciding> {
  if (one.decided || one.withdrawnAt || !mayDo(actor, "panel:decide")) return { mode: "none", why: null };
  const decider = await deciderOf(tx, actor, one);
  const atSitting = mayDecideCase(one, { ...decider, chairsAction: false }, now);
  if (atSitting.ok) return { mode: "sitting" };
  if (mayDecideCase(one, { ...decider, chairsAction: true }, now).ok) return { mode: "chair" };
  const coming = !decider.sitting || sittingState(decider.sitting, now) === "coming";
  if (coming && atSitting.why.kind !== "own-case")
    return { mode: "none", why: "It is decided at the sitting; until then the chair alone may decide" };
  return { mode: "none", why: decideRefused(atSitting.why).sentence };
}
