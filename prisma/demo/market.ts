import { councilId, frameworkId, lotId, personId, roundId } from "./commissioning.ts";
import { demonstrationStartsAt, roundCalendars } from "./days.ts";
import { diceOf } from "./dice.ts";
import { applicantOf } from "./answers.ts";
import { idOf, type Ledger } from "./ledger.ts";
import { lots } from "./lots.ts";
import type { DemonstrationMember } from "./memberships.ts";
import type { DemonstrationProvider } from "./providers.ts";
import { clarifications } from "./words.ts";

const hour = 3_600_000;

/** Room that members have stated: most of them lately, some long ago, some never. */
export function addCapacity(ledger: Ledger, members: readonly DemonstrationMember[]) {
  const dice = diceOf(28);
  for (const { admissions, number, activeTo } of members) {
    const [first] = admissions;
    const lot = lots[number - 1];
    if (!first || !lot || activeTo || !dice.chance(82)) continue;
    const { provider } = first.submission.plan;
    for (const location of provider.locations) {
      const measure = lot.pricedBy === "LOCATION" ? "places" : "hours";
      const most = measure === "hours" ? 90 : Math.max(3, Math.floor((location.beds ?? 24) / 6));
      const age = dice.chance(78) ? dice.whole(2, 20 * 24) : dice.whole(35 * 24, 200 * 24);
      ledger.add("capacity_return", {
        id: idOf("capacity", number, location.id),
        provider_id: provider.id,
        location_id: location.id,
        lot_id: lotId(number),
        free: dice.chance(30) ? 0 : dice.whole(1, most),
        measure,
        stated_at: new Date(demonstrationStartsAt.getTime() - age * hour - 431_000),
        stated_by: applicantOf(provider).id,
      });
    }
  }
}

type Stop = {
  readonly scope: "provider" | "lot" | "location";
  readonly reason: string;
  readonly startsOn: string;
  readonly reviewOn: string;
  readonly endsOn: string;
  readonly lifted?: string;
};

const stops: readonly Stop[] = [
  {
    scope: "provider",
    reason: "The regulator served a warning notice. An action plan is agreed.",
    startsOn: "2026-10-12",
    reviewOn: "2026-12-07",
    endsOn: "2027-01-18",
  },
  {
    scope: "location",
    reason: "Too few nurses at night. The home is recruiting.",
    startsOn: "2026-11-02",
    reviewOn: "2026-11-30",
    endsOn: "2026-12-14",
  },
  {
    scope: "lot",
    reason: "Missed visits in October. Weekly calls until they stop.",
    startsOn: "2026-11-09",
    reviewOn: "2026-12-01",
    endsOn: "2026-12-21",
  },
  {
    scope: "location",
    reason: "A safeguarding enquiry is open.",
    startsOn: "2026-11-16",
    reviewOn: "2026-12-16",
    endsOn: "2027-02-15",
  },
  {
    scope: "provider",
    reason: "The registered manager has left and none is in place.",
    startsOn: "2026-11-18",
    reviewOn: "2026-12-09",
    endsOn: "2027-01-11",
  },
  {
    scope: "lot",
    reason: "Medicines were not recorded. Put right and checked on a visit.",
    startsOn: "2026-08-03",
    reviewOn: "2026-09-07",
    endsOn: "2026-10-05",
    lifted: "2026-09-14",
  },
];

/** Stops on new placements: at a member, in a lot, at a place; one of them lifted. Never at the two accounts of the demonstration. */
export function addStops(ledger: Ledger, members: readonly DemonstrationMember[]) {
  const dice = diceOf(6);
  const current = members.filter(
    ({ admissions, activeTo }) => !activeTo && (admissions[0]?.submission.plan.provider.number ?? 0) > 2,
  );
  stops.forEach((stop, index) => {
    const member = dice.pick(current);
    const provider = member.admissions[0]?.submission.plan.provider;
    if (!provider) return;
    ledger.add("placement_stop", {
      id: idOf("stop", index + 1),
      commissioner_id: councilId,
      provider_id: provider.id,
      lot_id: stop.scope === "lot" ? lotId(member.number) : null,
      location_id: stop.scope === "location" ? (provider.locations[0]?.id ?? null) : null,
      reason: stop.reason,
      starts_on: stop.startsOn,
      review_on: stop.reviewOn,
      ends_on: stop.endsOn,
      lifted_at: stop.lifted ? `${stop.lifted}T10:00:00Z` : null,
      lifted_reason: stop.lifted ? "Checked on a visit." : null,
      recorded_by: personId("quality"),
      recorded_at: `${stop.startsOn}T09:30:00Z`,
    });
  });
}

/** Members that want no part in the innovation lot. */
export function addOptOuts(ledger: Ledger, members: readonly DemonstrationMember[]) {
  const innovation = lots.findIndex(({ kind }) => !kind) + 1;
  const providers = [...new Set(members.map(({ admissions }) => admissions[0]?.submission.plan.provider))];
  for (const provider of providers.filter((one) => one && one.number > 2 && one.number % 83 === 0)) {
    if (!provider) continue;
    ledger.add("innovation_opt_out", {
      id: idOf("opt-out", provider.number),
      lot_id: lotId(innovation),
      provider_id: provider.id,
      from_on: "2026-02-02",
      to_on: null,
    });
  }
}

/** Questions about the open round: answered ones that everybody sees, and one that waits. */
export function addClarifications(ledger: Ledger, providers: readonly DemonstrationProvider[]) {
  const round = roundCalendars.at(-1);
  if (!round) return;
  clarifications.forEach(({ asked, published, answer }, index) => {
    const provider = providers[40 + index * 37];
    if (!provider) return;
    const askedAt = new Date(round.opensAt.getTime() + (index * 5 + 2) * 24 * hour + 3 * hour);
    ledger.add("clarification", {
      id: idOf("clarification", index + 1),
      round_id: roundId(round.number),
      framework_id: frameworkId,
      provider_id: provider.id,
      asked_by: applicantOf(provider).id,
      asked_at: askedAt,
      question: asked,
      published: published ?? null,
      answer: answer ?? null,
      answered_by: answer ? personId("commissioner") : null,
      answered_at: answer ? new Date(askedAt.getTime() + 26 * hour) : null,
    });
  });
}
