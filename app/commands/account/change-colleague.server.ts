import type { Role, StaffActor } from "#app/domain/access/actor.ts";
import {
  changeRoles,
  deactivate,
  reactivate,
  type Colleague,
  type PeopleRefusal,
} from "#app/domain/access/people.ts";
import { no, type Verdict } from "#app/domain/verdict.ts";
import { lockColleagues, saveColleague, type PeopleActor } from "#app/data/accounts.server.ts";
import { record } from "#app/data/audit.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { closeSessionsOf } from "#app/data/sessions.server.ts";

type Answer = Verdict<Colleague, PeopleRefusal | { readonly kind: "not-found" }>;
type Rule = (person: Colleague, everyone: readonly Colleague[]) => Verdict<Colleague, PeopleRefusal>;

/** Gives a member of staff these roles and no others. They hold from the person's next page. */
export function changeColleagueRoles(
  actor: StaffActor,
  accountId: string,
  roles: readonly Role[],
): Promise<Answer> {
  return change(
    actor,
    accountId,
    (person, everyone) => changeRoles(person, roles, everyone),
    (tx, before, after) =>
      record(tx, {
        kind: "account-roles-changed",
        subject: { kind: "account", id: accountId },
        before: before.roles,
        after: after.roles,
      }),
  );
}

/** Shuts a person of the actor's organisation out: their sessions end at once and their password opens nothing. */
export function deactivateColleague(actor: PeopleActor, accountId: string): Promise<Answer> {
  return change(
    actor,
    accountId,
    (person, everyone) => deactivate(person, actor.accountId, everyone),
    async (tx) => {
      await closeSessionsOf(tx, accountId);
      const subject = { kind: "account", id: accountId } as const;
      record(tx, { kind: "account-deactivated", subject });
    },
  );
}

/** Lets a person who was shut out in again. */
export function reactivateColleague(actor: PeopleActor, accountId: string): Promise<Answer> {
  return change(actor, accountId, reactivate, (tx) => {
    const subject = { kind: "account", id: accountId } as const;
    record(tx, { kind: "account-reactivated", subject });
  });
}

function change(
  actor: PeopleActor,
  accountId: string,
  rule: Rule,
  follow: (tx: Tx, before: Colleague, after: Colleague) => Promise<void> | void,
): Promise<Answer> {
  return inTransaction(actor, async (tx, now) => {
    const everyone = await lockColleagues(tx, actor);
    const person = everyone.find(({ id }) => id === accountId);
    if (!person) return no({ kind: "not-found" });
    const verdict = rule(person, everyone);
    if (verdict.ok) {
      await saveColleague(tx, verdict.value, now);
      await follow(tx, person, verdict.value);
    }
    return verdict;
  });
}
