import { applicantOf, type ApplicationPlan } from "./answers.ts";
import { addApplication } from "./applications.ts";
import { addBenchmarks } from "./benchmarks.ts";
import { addCallOffs } from "./call-offs.ts";
import type { Caps } from "./caps.ts";
import { addCommissioning } from "./commissioning.ts";
import { addOpenBookDeeds, withOpenBook } from "./cost-models.ts";
import { at, roundCalendars, type RoundCalendar } from "./days.ts";
import { diceOf, type Dice } from "./dice.ts";
import { demonstrationAccounts } from "./accounts.ts";
import { addExpectedCosts } from "./expected-costs.ts";
import { addEnquiries } from "./enquiries.ts";
import { idOf, newLedger, type Ledger } from "./ledger.ts";
import { addCapacity, addClarifications, addOptOuts, addStops } from "./market.ts";
import { addMemberships } from "./memberships.ts";
import { offersOf } from "./offers.ts";
import { decide, type Admission } from "./outcomes.ts";
import { addPlacements } from "./placements.ts";
import { addPanels } from "./panels.ts";
import { addUpkeepOfPeople } from "./placements/upkeep-of-people.ts";
import { addPlacementsOfPeople } from "./placements-of-people.ts";
import { addProviders, type DemonstrationProvider } from "./providers.ts";
import { addRequests } from "./requests.ts";

/** Invents the whole world of the demonstration, the same each time, without writing any of it to the database. */
export function inventWorld(passwordHash: string): Ledger {
  const ledger = newLedger();
  const caps = addCommissioning(ledger, passwordHash);
  const providers = addProviders(ledger, diceOf(2026));
  addProviderAccounts(ledger, providers, passwordHash);
  const joint = addJointParties(ledger, providers);
  const admissions = holdRounds(ledger, providers, joint, caps);
  for (const round of roundCalendars) addOpenBookDeeds(ledger, round);
  const members = addMemberships(ledger, admissions, caps);
  addCapacity(ledger, members);
  addStops(ledger, members);
  addOptOuts(ledger, members);
  addClarifications(ledger, providers);
  addCallOffs(ledger);
  addRequests(ledger);
  addEnquiries(ledger);
  addPlacements(ledger, providers);
  addPanels(ledger);
  const placements = addPlacementsOfPeople(ledger);
  addUpkeepOfPeople(ledger, placements);
  addExpectedCosts(ledger, placements);
  addBenchmarks(ledger);
  return ledger;
}

/** One person for each provider; only the first two can sign in, the others have no password. */
function addProviderAccounts(
  ledger: Ledger,
  providers: readonly DemonstrationProvider[],
  passwordHash: string,
) {
  const known = demonstrationAccounts.filter(({ email }) => email.startsWith("provider"));
  providers.forEach((provider, index) => {
    const account = known[index];
    const applicant = applicantOf(provider);
    ledger.add("account", {
      id: applicant.id,
      email: account?.email ?? provider.contactMail.replace("office@", "manager@"),
      name: account?.name ?? applicant.name,
      password_hash: account ? passwordHash : null,
      commissioner_id: null,
      provider_id: provider.id,
      roles: [],
      created_at: at("2025-02-10", 9),
    });
  });
}

type JointParty = { readonly id: string; readonly partners: readonly DemonstrationProvider[] };

/** Four providers that apply together with others, by the number of the one that leads. */
function addJointParties(
  ledger: Ledger,
  providers: readonly DemonstrationProvider[],
): ReadonlyMap<number, JointParty> {
  const kinds = ["living", "living", "day", "home-care"] as const;
  return new Map(
    kinds.flatMap((kind, index) => {
      const [lead, ...partners] = providers
        .filter((one) => one.kind === kind && one.number > 20)
        .slice(index * 4, index * 4 + 3);
      if (!lead) return [];
      const id = idOf("party", "joint", lead.number);
      ledger.add("party", {
        id,
        lead_provider_id: lead.id,
        name: `${lead.name.split(" ")[0]} Partnership`,
        joint: true,
      });
      return [[lead.number, { id, partners }] as const];
    }),
  );
}

type Attendance = { readonly rounds: ReadonlySet<number>; readonly openState: ApplicationPlan["state"] };

/** Holds the rounds in order: who applied, what was decided, and what was won. */
function holdRounds(
  ledger: Ledger,
  providers: readonly DemonstrationProvider[],
  joint: ReadonlyMap<number, JointParty>,
  caps: Caps,
): readonly Admission[] {
  const attendances = attendancesOf(providers, joint, diceOf(490));
  const last = new Map<number, string>();
  const members = new Set<number>();
  return roundCalendars.flatMap((round) => {
    const applicants = providers.filter(({ number }) => attendances.get(number)?.rounds.has(round.number));
    return diceOf(round.number)
      .shuffled(applicants)
      .flatMap((provider, place) => {
        const party = joint.get(provider.number);
        const plan: ApplicationPlan = {
          provider,
          round,
          place: place + 1,
          offers: offersOf(provider, round, caps).map((offer) => withOpenBook(provider, round, offer)),
          partyId: party?.id ?? provider.partyId,
          partners: party?.partners ?? [],
          carriedFrom: last.get(provider.number) ?? null,
          state: round.finished ? "submitted" : (attendances.get(provider.number)?.openState ?? "draft"),
        };
        const submission = addApplication(ledger, plan);
        if (!submission || !round.finished) return [];
        last.set(provider.number, submission.applicationId);
        const won = decide(ledger, submission, round.finished, members.has(provider.number), caps);
        if (won.length > 0) members.add(provider.number);
        return won;
      });
  });
}

/** In which rounds each provider applies. The first provider holds both finished rounds and has not begun the third; the second never applied. */
function attendancesOf(
  providers: readonly DemonstrationProvider[],
  joint: ReadonlyMap<number, JointParty>,
  dice: Dice,
): ReadonlyMap<number, Attendance> {
  const states = dice.shuffled<Attendance["openState"] | undefined>([
    ...Array.from({ length: 40 }, () => "submitted" as const),
    ...Array.from({ length: 20 }, () => "draft" as const),
    "withdrawn",
    ...Array.from({ length: providers.length - 2 - 61 }, () => undefined),
  ]);
  return new Map(
    providers.map((provider, index) => {
      if (provider.number <= 2)
        return [
          provider.number,
          { rounds: new Set(provider.number === 1 ? [1, 2] : []), openState: "draft" as const },
        ];
      const openState = states[index - 2];
      const finished = joint.has(provider.number) ? [2] : finishedRounds(dice);
      return [
        provider.number,
        {
          rounds: new Set([...finished, ...(openState ? [open().number] : [])]),
          openState: openState ?? "draft",
        },
      ];
    }),
  );
}

function finishedRounds(dice: Dice): readonly number[] {
  const fell = dice.whole(1, 100);
  if (fell <= 58) return [1, 2];
  if (fell <= 68) return [1];
  return fell <= 92 ? [2] : [];
}

function open(): RoundCalendar {
  const round = roundCalendars.find(({ finished }) => !finished);
  if (!round) throw new Error("The demonstration has an open round");
  return round;
}
