import { roundCalendars } from "./days.ts";
import { councilId, roundId } from "./commissioning.ts";
import type { Ledger, PastDeed, Row } from "./ledger.ts";

type Application = {
  readonly id: string;
  readonly round_id: string;
  readonly provider_id: string;
  readonly started_at: Date;
  readonly carried_from_id: string | null;
};
type Section = { readonly section: string; readonly complete: boolean };
type Submission = {
  readonly id: string;
  readonly submitted_at: Date;
  readonly submitted_by: string;
  readonly content_hash: string;
};

/** Everything that befell one application: filled in, sent, judged, decided and admitted. */
export function applicationHistory(ledger: Ledger, applicationId: string): readonly PastDeed[] {
  const [application] = where<Application>(ledger, "application", { id: applicationId });
  const [submission] = where<Submission>(ledger, "submission", { application_id: applicationId });
  if (!application || !submission) return [];
  return [
    ...filledIn(ledger, application, submission),
    ...judged(ledger, submission),
    ...decided(ledger, application, submission),
    ...admitted(ledger, application, submission),
  ];
}

function where<T>(ledger: Ledger, table: string, columns: Row): readonly T[] {
  const wanted = Object.entries(columns);
  return ledger
    .rows(table)
    .filter((row) => wanted.every(([column, value]) => row[column] === value)) as readonly T[];
}

const minutesForASection = 14;

/** The sections one after another, in the hours before the submission. */
function filledIn(ledger: Ledger, application: Application, submission: Submission): readonly PastDeed[] {
  const subject = { kind: "application", id: application.id } as const;
  const who = { accountId: submission.submitted_by, providerId: application.provider_id };
  const { round_id: ofRound, started_at: startedAt } = application;
  const sections = where<Section>(ledger, "application_section", { application_id: application.id });
  const carried = { kind: "application-carried-forward", subject, roundId: ofRound } as const;
  return [
    { ...who, at: startedAt, event: { kind: "application-started", subject, roundId: ofRound } },
    ...(application.carried_from_id ? [{ ...who, at: startedAt, event: carried }] : []),
    ...sections.map(({ section, complete }, index): PastDeed => {
      const before = (sections.length - index) * minutesForASection * 60_000;
      const at = new Date(Math.max(startedAt.getTime(), submission.submitted_at.getTime() - before));
      if (!section.startsWith("prices:"))
        return { ...who, at, event: { kind: "section-saved", subject, section, complete } };
      const lotId = section.slice("prices:".length);
      const prices = where(ledger, "application_price", { application_id: application.id, lot_id: lotId });
      return { ...who, at, event: { kind: "prices-saved", subject, lotId, count: prices.length } };
    }),
    {
      ...{ ...who, at: submission.submitted_at },
      event: {
        ...{ kind: "application-submitted", subject, submissionId: submission.id },
        contentHash: submission.content_hash,
      },
    },
  ];
}

type Screened = {
  readonly question_code: string;
  readonly decided: "PASS" | "FAIL" | null;
  readonly reason: string;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
};
type Scored = { readonly question_code: string; readonly score: number; readonly reason: string };
type Given = Scored & { readonly account_id: string; readonly scored_at: Date };
type Agreed = Scored & { readonly moderated_by: string; readonly moderated_at: Date };

function judged(ledger: Ledger, submission: Submission): readonly PastDeed[] {
  const subject = { kind: "submission", id: submission.id } as const;
  const of = { submission_id: submission.id };
  const about = (row: Scored) => ({ subject, questionCode: row.question_code, score: row.score });
  return [
    ...where<Screened>(ledger, "screening", of).flatMap((row): readonly PastDeed[] => {
      if (!row.decided || !row.decided_by || !row.decided_at) return [];
      const event = { kind: "screening-decided", subject, questionCode: row.question_code } as const;
      const who = { at: row.decided_at, accountId: row.decided_by, providerId: null, words: row.reason };
      return [{ ...who, event: { ...event, result: row.decided } }];
    }),
    ...where<Given>(ledger, "score", of).map((row): PastDeed => {
      const who = { at: row.scored_at, accountId: row.account_id, providerId: null, words: row.reason };
      return { ...who, event: { kind: "question-scored", ...about(row) } };
    }),
    ...where<Agreed>(ledger, "consensus_score", of).map((row): PastDeed => {
      const who = { at: row.moderated_at, accountId: row.moderated_by, providerId: null, words: row.reason };
      return { ...who, event: { kind: "score-agreed", ...about(row) } };
    }),
  ];
}

type Outcome = {
  readonly lot_id: string;
  readonly admitted: boolean;
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly approved_by: string;
  readonly approved_at: Date;
  readonly letter_at: Date;
  readonly admitted_at: Date | null;
};

function decided(ledger: Ledger, application: Application, submission: Submission): readonly PastDeed[] {
  const subject = { kind: "submission", id: submission.id } as const;
  const outcomes = outcomesOf(ledger, submission);
  const about = (row: Outcome) => ({ subject, lotId: row.lot_id, admitted: row.admitted });
  const [first] = outcomes;
  if (!first) return [];
  const letter = {
    kind: "outcome-letter-sent",
    subject: { kind: "application", id: application.id },
    lots: outcomes.length,
  } as const;
  return [
    ...outcomes.map((row): PastDeed => {
      const who = { at: row.proposed_at, accountId: row.proposed_by, providerId: null };
      return { ...who, event: { kind: "outcome-proposed", ...about(row) } };
    }),
    ...outcomes.map((row): PastDeed => {
      const who = { at: row.approved_at, accountId: row.approved_by, providerId: null };
      return { ...who, event: { kind: "outcome-approved", ...about(row) } };
    }),
    { at: first.letter_at, accountId: first.proposed_by, providerId: null, event: letter },
  ];
}

function outcomesOf(ledger: Ledger, submission: Submission): readonly Outcome[] {
  return where<Outcome>(ledger, "lot_outcome", { submission_id: submission.id });
}

type Check = {
  readonly clear: boolean;
  readonly note: string;
  readonly checked_by: string;
  readonly checked_at: Date;
};
type Acceptance = {
  readonly terms_id: string;
  readonly signatory_name: string;
  readonly accepted_by: string;
  readonly accepted_at: Date;
};

function admitted(ledger: Ledger, application: Application, submission: Submission): readonly PastDeed[] {
  const { id: applicationId, round_id: ofRound, provider_id: providerId } = application;
  const provider = { kind: "provider", id: providerId } as const;
  const won = outcomesOf(ledger, submission).filter((row) => row.admitted);
  const [first] = won;
  if (!first?.admitted_at) return [];
  const effectiveOn = roundCalendars.find(({ number }) => roundId(number) === ofRound)?.effectiveOn;
  const rates = where(ledger, "rate", { submission_id: submission.id, valid_from: effectiveOn });
  const checks = where<Check>(ledger, "exclusion_check", { provider_id: providerId, round_id: ofRound });
  const acceptances = where<Acceptance>(ledger, "terms_acceptance", { application_id: applicationId });
  return [
    ...checks.map((row): PastDeed => {
      const who = { at: row.checked_at, accountId: row.checked_by, providerId: null, words: row.note };
      const { clear } = row;
      return { ...who, event: { kind: "exclusion-checked", subject: provider, roundId: ofRound, clear } };
    }),
    ...acceptances.map((row): PastDeed => {
      const who = { at: row.accepted_at, accountId: row.accepted_by, words: row.signatory_name };
      const subject = { kind: "application", id: applicationId } as const;
      const event = { kind: "terms-accepted", commissionerId: councilId, subject } as const;
      return { ...who, providerId, event: { ...event, termsId: row.terms_id } };
    }),
    {
      ...{ at: first.admitted_at, accountId: first.proposed_by, providerId: null },
      event: {
        ...{ kind: "provider-admitted", subject: provider, applicationId, rates: rates.length },
        lotIds: won.map((row) => row.lot_id),
      },
    },
  ];
}
