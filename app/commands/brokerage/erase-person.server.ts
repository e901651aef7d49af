import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { isDue } from "#app/domain/brokerage/retention.ts";
import {
  ruleOn,
  setUpkeepRule,
  type UpkeepRule,
  type UpkeepRuleRefusal,
} from "#app/domain/brokerage/upkeep-rule.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { resultFilesOf } from "#app/data/benchmark/care-cubed.server.ts";
import { basisFilesOf } from "#app/data/brokerage/basis-files.server.ts";
import { endedThreads, erasePerson, headOfThread } from "#app/data/brokerage/retention.server.ts";
import { addUpkeepRule, upkeepRules } from "#app/data/brokerage/upkeep-rules.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { documents } from "#app/files/store.server.ts";

export type EraseRefusal = { readonly kind: "not-due" | "no-rule" };

/**
 * Erases what could lead to a person whose thread is due by the rule of the day, with the files kept as evidence; its
 * figures stay. Where a file cannot be removed nothing is erased, so that it is tried again.
 */
export function eraseThread(actor: StaffActor, personRef: string): Promise<Verdict<number, EraseRefusal>> {
  return inTransaction(actor, async (tx, now) => {
    const today = dayOf(now);
    const years = ruleOn(await upkeepRules(tx), "retention-years", today);
    if (years === undefined) return no({ kind: "no-rule" });
    const [thread] = await endedThreads(tx, personRef);
    if (!isDue(thread?.lastEndedOn ?? null, years, today)) return no({ kind: "not-due" });
    const head = await headOfThread(tx, personRef);
    const files = [...(await resultFilesOf(tx, personRef)), ...(await basisFilesOf(tx, personRef))];
    const { placements } = await erasePerson(tx, personRef, now);
    if (head?.kind === "request")
      record(tx, { kind: "request-erased", subject: { ...head, kind: "request" } });
    else record(tx, { kind: "placement-erased", subject: { kind: "placement", id: head?.id ?? "" } });
    for (const key of files) await documents().remove(key);
    return yes(placements);
  });
}

/** Sets a rule of upkeep from a day on. */
export function setRuleOfUpkeep(
  actor: StaffActor,
  rule: UpkeepRule,
): Promise<Verdict<null, UpkeepRuleRefusal>> {
  return inTransaction(actor, async (tx, now) => {
    const verdict = setUpkeepRule(rule, await upkeepRules(tx), dayOf(now));
    if (!verdict.ok) return verdict;
    await addUpkeepRule(tx, rule, { ...actor, at: now });
    const subject = { kind: "commissioner", id: actor.commissionerId } as const;
    record(tx, { kind: "upkeep-rule-set", subject, rule: rule.key, value: rule.value, on: rule.fromOn });
    return yes(null);
  });
}
