import type { StaffActor } from "#app/domain/access/actor.ts";
import {
  setOutlierRule,
  type NewOutlierRule,
  type OutlierRuleRefusal,
} from "#app/domain/benchmark/outlier-rule.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addOutlierRule, outlierRules } from "#app/data/benchmark/outlier-rules.server.ts";
import { lockRuns } from "#app/data/benchmark/outlier-runs.server.ts";
import { inTransaction } from "#app/data/db.server.ts";

/** Sets the next version of a commissioner's rule for prices out of line, and gives its number. */
export function setRuleOfOutliers(
  actor: StaffActor,
  rule: NewOutlierRule,
): Promise<Verdict<number, OutlierRuleRefusal>> {
  return inTransaction(actor, async (tx, now) => {
    const { commissionerId } = actor;
    await lockRuns(tx, commissionerId);
    const verdict = setOutlierRule(rule, await outlierRules(tx, commissionerId), dayOf(now));
    if (!verdict.ok) return verdict;
    const { version, from } = verdict.value;
    await addOutlierRule(tx, verdict.value, { ...actor, at: now });
    const subject = { kind: "commissioner", id: commissionerId } as const;
    record(tx, { kind: "outlier-rule-set", subject, commissionerId, version, fromOn: from });
    return yes(version);
  });
}
