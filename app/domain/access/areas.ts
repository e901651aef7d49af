import type { Actor } from "./actor.ts";

/** The parts of the portal. Each has its own doors; `account` is sign-in and what belongs to a person. */
export type PortalArea = "public" | "account" | "provider" | "commissioner" | "brokerage" | "admin";

/** Whether this kind of actor has any business in the area. */
export function mayEnter(actor: Actor, area: PortalArea): boolean {
  switch (area) {
    case "public":
    case "account":
      return true;
    case "provider":
      return actor.kind === "provider";
    case "commissioner":
    case "brokerage":
    case "admin":
      return actor.kind === "staff";
  }
}
