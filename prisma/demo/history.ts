import { digestOf } from "#app/data/evaluation-submissions.server.ts";
import type { AuditEvent } from "#app/domain/access/audit-event.ts";
import { roundCalendars } from "./days.ts";
import { applicationHistory } from "./history-of-applications.ts";
import { byStaff, rowsOf } from "./history-deeds.ts";
import { roundId } from "./commissioning.ts";
import type { Ledger, PastDeed } from "./ledger.ts";
import { placementHistory } from "./placement-history.ts";
import { requestHistory } from "./requests.ts";

/** How many applications of each finished round are told from first draft to admission, besides the first provider's. */
const toldOfEachRound = 11;

/**
 * What people did in the finished rounds, as the trail would have noted it, oldest first: everything about the rounds
 * themselves, and of some applications everything. The trail of all of them would take longer to load than the world.
 */
export function historyOf(ledger: Ledger): readonly PastDeed[] {
  const finished = rowsOf<ToldApplication>(ledger, "application").filter(({ round_id }) =>
    roundCalendars.some((round) => round.finished && roundId(round.number) === round_id),
  );
  const told = finished.filter(
    ({ provider_id, reference }) =>
      provider_id === firstProvider(ledger) || Number(reference.split("-")[1]) <= toldOfEachRound,
  );
  const deeds = [
    ...roundHistory(ledger),
    ...told.flatMap(({ id }) => applicationHistory(ledger, id)),
    ...lettersSent(ledger),
    ...openBookDeeds(ledger),
    ...ledger.told(),
    ...requestHistory(ledger),
    ...placementHistory(ledger),
  ];
  return deeds.sort((one, other) => one.at.getTime() - other.at.getTime());
}

type ToldApplication = {
  readonly id: string;
  readonly round_id: string;
  readonly provider_id: string;
  readonly reference: string;
};

/** The provider of the person who signs in as provider@demo.test. */
function firstProvider(ledger: Ledger): string | undefined {
  return rowsOf<{ id: string }>(ledger, "provider")[0]?.id;
}

type Sent = {
  readonly round_id: string;
  readonly application_id: string;
  readonly reference: string;
  readonly content_hash: string;
};

function roundHistory(ledger: Ledger): readonly PastDeed[] {
  return roundCalendars.flatMap((round): readonly PastDeed[] => {
    const id = roundId(round.number);
    const subject = { kind: "round", id } as const;
    const ofRound = <T>(table: string) =>
      rowsOf<T & { round_id: string }>(ledger, table).filter((row) => row.round_id === id);
    const noted = (who: string, at: Date, event: AuditEvent, words?: string) =>
      byStaff(who, at, event, words);
    const before = [
      noted("commissioner", round.publishedAt, { kind: "round-published", subject }),
      ...ofRound<{ account_id: string; lived_experience: boolean }>("panel_member").map((row) =>
        noted("commissioner", round.publishedAt, {
          ...{ kind: "panel-appointed", subject, accountId: row.account_id },
          livedExperience: row.lived_experience,
        }),
      ),
    ];
    if (!round.finished) return before;
    const { openedAt } = round.finished;
    const sent = ofRound<Sent>("submission");
    const begun = ofRound<{ first_at: Date }>("round_opening").map(({ first_at }) =>
      noted("commissioner", first_at, { kind: "opening-started", subject }),
    );
    const interests = ofRound<{ account_id: string; statement: string }>("conflict_declaration").map(
      (row) => ({
        ...{ at: openedAt, accountId: row.account_id, providerId: null, words: row.statement },
        event: { kind: "interests-declared", subject, providerIds: [] } as const,
      }),
    );
    const summary = digestOf(
      sent.map((row) => ({ reference: row.reference, contentHash: row.content_hash })),
    );
    return [
      ...[...before, ...begun],
      noted("commissioner2", openedAt, { kind: "round-opened", subject, ...summary }),
      ...interests,
    ];
  });
}

/** Noted after each of the letters, as the command does. */
function lettersSent(ledger: Ledger): readonly PastDeed[] {
  return roundCalendars.flatMap((round) => {
    if (!round.finished) return [];
    const subject = { kind: "round", id: roundId(round.number) } as const;
    const count = rowsOf<Sent>(ledger, "submission").filter((row) => row.round_id === subject.id).length;
    return [byStaff("commissioner", round.finished.letterAt, { kind: "letters-sent", subject, count })];
  });
}

type SetAside = {
  readonly model_id: string;
  readonly provider_id: string;
  readonly excluded_at: Date;
};
type Shared = { readonly lot_id: string; readonly round_id: string; readonly shared_at: Date };

/** What the council did with the open books: a model set aside, and what it shared of its own budget. */
function openBookDeeds(ledger: Ledger): readonly PastDeed[] {
  const models = rowsOf<{ id: string; submission_id: string }>(ledger, "submission_cost_model");
  return [
    ...rowsOf<SetAside>(ledger, "cost_model_exclusion").map((row) => {
      const submission = models.find(({ id }) => id === row.model_id)?.submission_id ?? "";
      const about = { modelId: row.model_id, providerId: row.provider_id };
      const subject = { kind: "submission", id: submission } as const;
      return byStaff("commissioner", row.excluded_at, { kind: "cost-model-excluded", subject, ...about });
    }),
    ...rowsOf<Shared>(ledger, "lot_funding").map((row) => {
      const subject = { kind: "lot", id: row.lot_id } as const;
      const about = { kind: "lot-funding-shared", subject, roundId: row.round_id } as const;
      return byStaff("commissioner", row.shared_at, about);
    }),
  ];
}
