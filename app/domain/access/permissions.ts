import type { Actor, Role } from "./actor.ts";

/**
 * The whole matrix: who may do what. "anyone" includes people who are not signed in; "provider" is any person of a
 * provider; the rest are roles of a commissioner's staff.
 */
export const matrix = {
  "public:read": ["anyone"],
  "account:use": ["anyone"],
  "question:ask": ["provider"],
  "application:write": ["provider"],
  "application:submit": ["provider"],
  "organisation:manage": ["provider"],
  "capacity:state": ["provider"],
  "terms:accept": ["provider"],
  "commissioning:read": ["commissioner", "evaluator", "approver", "analyst", "nhs", "quality", "finance"],
  "round:manage": ["commissioner"],
  "round:open-submissions": ["commissioner", "approver"],
  "cap:propose": ["commissioner", "analyst"],
  "cap:approve": ["approver", "commissioner"],
  "exception:ask": ["provider"],
  "exception:decide": ["approver", "commissioner"],
  "clarification:answer": ["commissioner"],
  "evaluation:score": ["evaluator"],
  "evaluation:read": ["commissioner", "evaluator", "approver"],
  "evaluation:judge": ["commissioner", "evaluator"],
  "evaluation:moderate": ["commissioner"],
  "cost-model:exclude": ["commissioner"],
  "funding:share": ["commissioner"],
  "outcome:propose": ["commissioner"],
  "outcome:approve": ["approver", "commissioner"],
  "member:admit": ["commissioner"],
  "uplift:propose": ["commissioner", "analyst"],
  "uplift:approve": ["approver", "finance"],
  "uplift:decide-evidence": ["commissioner", "approver", "finance"],
  "uplift:answer": ["provider"],
  "price-rule:read": ["commissioner", "approver", "analyst", "finance", "auditor", "admin"],
  "price-rule:set": ["commissioner", "admin"],
  "placement-stop:manage": ["quality"],
  "call-off:read": ["commissioner", "nhs", "approver", "evaluator", "finance", "analyst"],
  "call-off:manage": ["commissioner", "nhs"],
  "call-off:approve": ["approver", "commissioner", "nhs"],
  "call-off:open-bids": ["commissioner", "approver", "nhs"],
  "call-off:declare": ["commissioner", "nhs", "approver", "evaluator"],
  "call-off:score": ["evaluator"],
  "route-rule:set": ["commissioner"],
  "bid:write": ["provider"],
  "offer:answer": ["provider"],
  "contract:read": ["commissioner", "nhs", "approver", "finance", "analyst", "auditor"],
  "contract:manage": ["commissioner", "nhs", "finance"],
  "contract:own": ["provider"],
  "brokerage:search": ["broker", "commissioner", "nhs", "analyst", "quality"],
  "request:read": ["broker", "assessor", "commissioner", "approver", "analyst", "finance", "nhs"],
  "request:write": ["broker", "assessor"],
  "enquiry:send": ["broker"],
  "enquiry:answer": ["provider"],
  "negotiation:manage": ["broker", "analyst", "commissioner"],
  "negotiation:answer": ["provider"],
  "saving:read": ["broker", "analyst", "commissioner", "approver", "finance"],
  "saving:manage": ["broker", "analyst", "commissioner"],
  "saving:validate": ["finance"],
  "placement:read": [
    "broker",
    "assessor",
    "commissioner",
    "approver",
    "analyst",
    "finance",
    "nhs",
    "quality",
  ],
  "placement:manage": ["broker"],
  "placement:approve": ["approver", "commissioner", "finance"],
  "placement:re-price": ["commissioner", "broker"],
  "placement:own": ["provider"],
  "funding:confirm": ["finance", "nhs", "broker"],
  "share:answer": ["nhs"],
  "panel:read": ["broker", "assessor", "commissioner", "approver", "finance", "nhs"],
  "panel:put": ["broker", "assessor"],
  "panel:run": ["commissioner", "approver"],
  "panel:decide": ["commissioner", "approver", "assessor", "finance", "nhs"],
  "review:propose": ["provider"],
  "review:decide": ["assessor"],
  "placement:import": ["broker", "admin", "finance"],
  "placement:erase": ["admin"],
  "outlier:read": ["analyst", "commissioner", "approver", "finance", "broker", "nhs"],
  "outlier:manage": ["analyst", "commissioner", "broker"],
  "outlier:decide": ["approver", "commissioner"],
  "outlier:rule": ["analyst", "commissioner"],
  "expected-cost:read": ["analyst", "commissioner", "approver", "finance", "broker", "assessor"],
  "expected-cost:record": ["analyst", "commissioner", "broker", "assessor"],
  "cost-parameters:make": ["analyst", "commissioner"],
  "cost-parameters:check": ["analyst", "commissioner", "approver", "finance"],
  "benchmark:read": ["commissioner", "analyst", "approver", "finance", "broker"],
  "benchmark:change": ["analyst", "commissioner"],
  "audit:read": ["auditor"],
  "people:manage": ["admin"],
  "reference:manage": ["admin"],
  "import:run": ["admin"],
  "mail:read": ["admin"],
  "clock:move": ["admin"],
  "settings:manage": ["admin"],
} as const satisfies Record<string, readonly ("anyone" | "provider" | Role)[]>;

export type Permission = keyof typeof matrix;

/** The roles of staff that may do this. */
export function rolesThatMay(permission: Permission): readonly Role[] {
  const allowed: readonly ("anyone" | "provider" | Role)[] = matrix[permission];
  return allowed.filter((who) => who !== "anyone" && who !== "provider");
}

/** Whether the actor may do this at all. Whose rows they may do it to is row-level security's part. */
export function mayDo(actor: Actor, permission: Permission): boolean {
  const allowed: readonly string[] = matrix[permission];
  if (allowed.includes("anyone")) return true;
  switch (actor.kind) {
    case "provider":
      return allowed.includes("provider");
    case "staff":
      return actor.roles.some((role) => allowed.includes(role));
    case "nobody":
    case "system":
      return false;
  }
}
