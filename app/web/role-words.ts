import { z } from "zod";
import { roles, type Role } from "#app/domain/access/actor.ts";

/** What each role is called, in the order in which they are offered. */
export const roleNames: Readonly<Record<Role, string>> = {
  commissioner: "Commissioner",
  evaluator: "Evaluator",
  approver: "Approver",
  broker: "Broker",
  assessor: "Assessor",
  analyst: "Market analyst",
  nhs: "NHS commissioner",
  quality: "Quality officer",
  finance: "Finance and contracts",
  auditor: "Auditor",
  admin: "Administrator",
};

/** What each role lets a person do. */
const roleWork: Readonly<Record<Role, string>> = {
  commissioner: "Runs the framework: rounds, caps, openings, outcomes",
  evaluator: "Scores applications on a panel",
  approver: "Opens rounds as the second person and approves outcomes",
  broker: "Finds an approved provider for a person",
  assessor: "Decides on reviews of packages and sits on panels",
  analyst: "Reads prices, caps and the market",
  nhs: "Calls off the lots that the NHS is named on",
  quality: "Records quality and stops new placements",
  finance: "Reads spending, savings and contracts",
  auditor: "Reads the trail and proves that nobody edited it",
  admin: "Looks after people, imports, mail and settings",
};

/** The roles as a form offers them. */
export const roleChoices = (Object.keys(roleNames) as Role[]).map((role) => ({
  role,
  name: roleNames[role],
  work: roleWork[role],
}));

/** One or more roles out of those there are. */
export const rolesField = z
  .array(z.enum(roles, { error: "Select roles from the list" }))
  .min(1, { error: "Select at least one role" });
