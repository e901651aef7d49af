/** An account of the demonstration, as the sign-in page and the start-up print show it. */
export type DemonstrationAccount = { readonly email: string; readonly name: string; readonly does: string };

/** The one password of every demonstration account. */
export const demonstrationPassword = "careframe-demo";

/** The people of the demonstration world, every one invented. */
export const demonstrationAccounts: readonly DemonstrationAccount[] = [
  {
    email: "provider@demo.test",
    name: "Priya Hollis",
    does: "Manages a provider of home care and supported living that is on the framework and has not yet applied to the open round",
  },
  {
    email: "provider2@demo.test",
    name: "Tom Ashdown",
    does: "Manages a new provider that has never applied",
  },
  {
    email: "commissioner@demo.test",
    name: "Moira Penhale",
    does: "Runs the framework: rounds, caps, openings, outcomes",
  },
  {
    email: "commissioner2@demo.test",
    name: "Daniel Oyelaran",
    does: "Second commissioner: opens a round together with the first, approves outcomes",
  },
  {
    email: "evaluator@demo.test",
    name: "Ruth Callender",
    does: "Scores applications on the panel of the open round",
  },
  {
    email: "evaluator2@demo.test",
    name: "Sami Whitcombe",
    does: "Scores on the same panel, with lived experience of care",
  },
  { email: "broker@demo.test", name: "Grace Tolland", does: "Finds an approved provider for a person" },
  {
    email: "broker2@demo.test",
    name: "Callum Vickery",
    does: "Second broker: takes over requests, puts cases to panels",
  },
  {
    email: "assessor@demo.test",
    name: "Priya Lakhani",
    does: "Social worker: decides on reviews of packages and sits on panels",
  },
  {
    email: "approver@demo.test",
    name: "Nadia Ferrers",
    does: "Approves outcomes and spending within a limit",
  },
  { email: "analyst@demo.test", name: "Owen Marchbank", does: "Watches prices, caps and the market" },
  { email: "nhs@demo.test", name: "Helen Varga", does: "Commissions for the NHS on the lots it is named on" },
  { email: "nhs2@demo.test", name: "Martin Oakes", does: "Approves what the first calls off for the NHS" },
  { email: "quality@demo.test", name: "Joseph Amadi", does: "Records quality and stops new placements" },
  { email: "finance@demo.test", name: "Lena Brackley", does: "Looks after spending, savings and contracts" },
  {
    email: "auditor@demo.test",
    name: "Peter Sandiford",
    does: "Reads the trail and proves that nobody edited it",
  },
  {
    email: "admin@demo.test",
    name: "Amy Kestle",
    does: "Looks after people, imports, mail and the demonstration's clock",
  },
];
