/** The kinds of things that an event may be about. */
export type SubjectKind =
  | "account"
  | "application"
  | "benchmark"
  | "call-off"
  | "cap"
  | "clarification"
  | "clock"
  | "commissioner"
  | "contract"
  | "document"
  | "exception"
  | "flag"
  | "framework"
  | "import"
  | "installation"
  | "location"
  | "lot"
  | "mail"
  | "member"
  | "negotiation"
  | "notice"
  | "panel-case"
  | "placement"
  | "placement-stop"
  | "provider"
  | "request"
  | "round"
  | "saving"
  | "sitting"
  | "submission"
  | "uplift";

/** What a kind of thing is called. */
export const subjectNames: Readonly<Record<SubjectKind, string>> = {
  account: "Account",
  application: "Application",
  benchmark: "Benchmark",
  "call-off": "Call-off",
  cap: "Price cap",
  clarification: "Clarification question",
  clock: "Clock",
  commissioner: "Commissioner",
  contract: "Contract",
  document: "Document",
  exception: "Exception to a cap",
  flag: "Price that is asked about",
  framework: "Framework",
  import: "Import",
  installation: "Installation",
  location: "Location",
  lot: "Lot",
  mail: "Letter",
  member: "Member",
  negotiation: "Negotiation",
  notice: "Notice",
  "panel-case": "Case of a panel",
  placement: "Placement",
  "placement-stop": "Stop on new placements",
  provider: "Provider",
  request: "Request for a placement",
  round: "Round",
  saving: "Saving",
  sitting: "Sitting of a panel",
  submission: "Submission",
  uplift: "Uplift",
};

/** What an event is about, and whose it is where the actor's organisation is not the one it concerns. */
export type About<S extends SubjectKind> = {
  readonly subject: { readonly kind: S; readonly id: string };
  readonly commissionerId?: string;
};
