import type { ProviderActor } from "#app/domain/access/actor.ts";
import { progressOf } from "#app/domain/application/tasks.ts";
import { deadlineInWords, inWords, timeLeftInWords } from "#app/domain/calendar-words.ts";
import { isOpen } from "#app/domain/round/window.ts";
import { findInRound } from "#app/data/application/applications.server.ts";
import { readDraft } from "#app/data/application/drafts.server.ts";
import {
  applicationLines,
  capacityStatedAt,
  type ApplicationLine,
} from "#app/data/application/home.server.ts";
import { partnershipsOf } from "#app/data/application/partners.server.ts";
import { roundsToApplyTo, type ApplicantsRound } from "#app/data/application/rounds.server.ts";
import { submissionsOf } from "#app/data/application/submissions.server.ts";
import { callOffState } from "#app/domain/call-off/state.ts";
import { invitationsOf } from "#app/data/call-off/own-call-offs.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { bidLooks, bidStatus } from "./call-offs/words.ts";
import { standingOf } from "./application/standing-words.ts";
import { enquiriesToAnswer } from "./enquiries/own-enquiries.server.ts";
import { ownOffers } from "./offers/offer-page.server.ts";
import { toTheSecond } from "./application/words.ts";

/** A round on the home page, with how far this provider's application has come. */
export type HomeRound = Awaited<ReturnType<typeof homeRound>>;

const lastHours = 24 * 3_600_000;

/** What a provider has to do, soonest deadline first, and what it has sent so far. */
export async function providersHome(tx: Tx, actor: ProviderActor, now: Date) {
  const lines = await applicationLines(tx, actor.providerId);
  const rounds: HomeRound[] = [];
  for (const round of await roundsToApplyTo(tx, now))
    rounds.push(await homeRound(tx, actor.providerId, round, lines.length > 0, now));
  const partnerships = await partnershipsOf(tx, actor.providerId);
  const capacity = await capacityStatedAt(tx, actor.providerId);
  const offers = await ownOffers(tx, actor.providerId, now);
  return {
    rounds,
    callOffs: await openCallOffs(tx, actor.providerId, now),
    enquiries: await enquiriesToAnswer(tx, actor.providerId, now),
    offers: offers.map(({ id, title, reference, state, deadline }) => ({
      ...{ id, title, reference },
      words:
        state === "standing"
          ? `answer within ${deadline.left.replace(/ left$/, "")}, by ${deadline.words}`
          : null,
    })),
    invitations: partnerships.map((one) => ({
      ...{ id: one.id, leadName: one.leadName },
      words: one.declaration
        ? "you have joined and declared"
        : one.joinedAt
          ? "make your declaration and say what you deliver"
          : "invites you to apply together",
    })),
    capacity: capacity.holdsLots ? capacityInWords(capacity.oldest, now) : null,
    applications: lines.map((line) => applicationRow(line, now)),
  };
}

/** The invitations to bid that are still open, soonest deadline first. */
async function openCallOffs(tx: Tx, providerId: string, now: Date) {
  const open = (await invitationsOf(tx, providerId)).flatMap(({ callOff, own }) =>
    callOffState(callOff, now) === "open" && callOff.closesAt
      ? [{ callOff, own, closesAt: callOff.closesAt }]
      : [],
  );
  return open
    .sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())
    .map(({ callOff: { id, title }, own, closesAt }) => ({
      ...{ id, title, status: bidLooks[bidStatus(own, "open")].word.toLowerCase() },
      words: `bids close at ${deadlineInWords(closesAt)}, ${timeLeftInWords(now, closesAt)} left`,
    }));
}

async function homeRound(tx: Tx, providerId: string, round: ApplicantsRound, known: boolean, now: Date) {
  const application = await findInRound(tx, providerId, round.id);
  const draft = application && (await readDraft(tx, application, round));
  const standing = draft && standingOf(draft, await submissionsOf(tx, draft.application.id), now);
  return {
    ...{ id: round.id, number: round.number, title: round.title, open: isOpen(round, now) },
    opensAt: inWords(round.opensAt),
    knownFrom: known
      ? "We copy your last answers and prices; you confirm or change each section."
      : "It takes an evening: you can save and come back at any time.",
    deadline: {
      words: deadlineInWords(round.closesAt),
      left: `${timeLeftInWords(now, round.closesAt)} left`,
      serverTime: toTheSecond(now),
      urgent: round.closesAt.getTime() - now.getTime() < lastHours,
    },
    begun: draft && {
      ...{ applicationId: draft.application.id, ...progressOf(draft.tasks) },
      submitted: standing?.tone === "submitted",
      words: standing
        ? `${standing.title}. ${standing.text}`
        : "You have started, and submitted nothing yet.",
    },
  };
}

function applicationRow(line: ApplicationLine, now: Date) {
  const closed = line.closesAt.getTime() <= now.getTime();
  const none = line.withdrawnAt ? "Withdrawn" : closed ? "Not submitted" : "Not submitted yet";
  const waiting = line.submittedAt ? (closed ? "Not decided yet" : "After the round closes") : "None";
  return {
    ...{ applicationId: line.applicationId, roundTitle: line.roundTitle },
    hasReceipt: line.submissionReference !== null,
    sent: line.submissionReference ?? none,
    sentAt: line.submittedAt ? toTheSecond(line.submittedAt) : "",
    hasOutcome: line.outcomes > 0,
    outcome: line.outcomes > 0 ? `Admitted to ${line.admitted} of ${line.outcomes} lots` : waiting,
  };
}

function capacityInWords(oldest: Date | null, now: Date): string {
  if (!oldest) return "You have not said yet how much room you have.";
  return `What you last said is up to ${timeLeftInWords(oldest, now)} old.`;
}
