import { no, yes, type Verdict } from "../verdict.ts";
import type { Role } from "./actor.ts";

/** A person of an organisation, as those who look after its people see them. */
export type Colleague = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
};

/** Why a change to a person is refused. */
export type PeopleRefusal =
  | { readonly kind: "own-account" }
  | { readonly kind: "last-admin" }
  | { readonly kind: "last-person" }
  | { readonly kind: "already-so" };

/** A person's roles change to these. Refuses to leave the organisation without an administrator, and a change that changes nothing. */
export function changeRoles(
  person: Colleague,
  roles: readonly Role[],
  everyone: readonly Colleague[],
): Verdict<Colleague, PeopleRefusal> {
  if (same(person.roles, roles)) return no({ kind: "already-so" });
  if (isLastAdmin(person, everyone) && !roles.includes("admin")) return no({ kind: "last-admin" });
  return yes({ ...person, roles });
}

/** A person is shut out from now on. Nobody shuts out themselves, the last administrator or a provider's last person. */
export function deactivate(
  person: Colleague,
  byAccountId: string,
  everyone: readonly Colleague[],
): Verdict<Colleague, PeopleRefusal> {
  if (!person.active) return no({ kind: "already-so" });
  if (person.id === byAccountId) return no({ kind: "own-account" });
  if (isLastAdmin(person, everyone)) return no({ kind: "last-admin" });
  if (!everyone.some((other) => other.id !== person.id && other.active)) return no({ kind: "last-person" });
  return yes({ ...person, active: false });
}

/** A person who was shut out may sign in again, with the password they had. */
export function reactivate(person: Colleague): Verdict<Colleague, PeopleRefusal> {
  return person.active ? no({ kind: "already-so" }) : yes({ ...person, active: true });
}

function isLastAdmin(person: Colleague, everyone: readonly Colleague[]): boolean {
  const isAdmin = (one: Colleague) => one.active && one.roles.includes("admin");
  return isAdmin(person) && !everyone.some((other) => other.id !== person.id && isAdmin(other));
}

function same(before: readonly Role[], after: readonly Role[]): boolean {
  return before.length === after.length && before.every((role) => after.includes(role));
}
