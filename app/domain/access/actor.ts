/** Who acts. Row-level security, the trail and every permission go by this. Ids are UUIDs. */
export type Actor = Nobody | System | ProviderActor | StaffActor;

/** A person who is not signed in: the register, sign-in, registration. */
export type Nobody = { readonly kind: "nobody" };

/** The portal itself: jobs and imports. */
export type System = { readonly kind: "system" };

/** A person of a provider organisation; acts for that provider alone. */
export type ProviderActor = {
  readonly kind: "provider";
  readonly accountId: string;
  readonly providerId: string;
};

/** A person of a commissioner (a council or an ICB), with the roles given there. */
export type StaffActor = {
  readonly kind: "staff";
  readonly accountId: string;
  readonly commissionerId: string;
  readonly roles: readonly Role[];
};

export const nobody: Nobody = { kind: "nobody" };
export const system: System = { kind: "system" };

/** What a member of a commissioner's staff may be; one person may be several. */
export const roles = [
  "commissioner",
  "evaluator",
  "broker",
  "assessor",
  "approver",
  "analyst",
  "nhs",
  "quality",
  "finance",
  "auditor",
  "admin",
] as const;
export type Role = (typeof roles)[number];

/** The roles among these words that the portal knows. */
export function knownRoles(words: readonly string[]): readonly Role[] {
  return roles.filter((role) => words.includes(role));
}
