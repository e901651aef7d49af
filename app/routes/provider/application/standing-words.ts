import { phaseOf } from "#app/domain/round/window.ts";
import type { Draft } from "#app/data/application/drafts.server.ts";
import type { SubmissionRow } from "#app/data/application/submissions.server.ts";
import { toTheSecond } from "./words.ts";

/** Where an application stands with the council, in words: what counts, and whether there is something newer. */
export type Standing = {
  readonly tone: "nothing" | "submitted" | "changed" | "lost";
  readonly title: string;
  readonly text: string;
  readonly hasReceipt: boolean;
  readonly mayWithdraw: boolean;
};

/** What was kept of an application, for the page to say before and after the close. */
export function standingOf(
  draft: Pick<Draft, "application" | "round" | "savedAt">,
  submissions: readonly SubmissionRow[],
  now: Date,
): Standing | null {
  const { application, round, savedAt } = draft;
  const current = submissions.find((one) => one.id === application.currentSubmissionId);
  const open = phaseOf(round, now) === "open" && !round.cancelled;
  if (round.cancelled)
    return told("lost", "The council has cancelled this round", "Nothing of it is judged.");
  if (current) return submitted(current, savedAt, open);
  if (application.withdrawnAt) return withdrawn(application.withdrawnAt, open);
  return open
    ? null
    : told(
        "lost",
        "You did not submit this application",
        "The round has closed. Your draft is kept for you alone: nobody at the council can read it, and it is not judged.",
      );
}

function submitted(current: SubmissionRow, savedAt: Date | null, open: boolean): Standing {
  const kept = `We received ${current.reference} at ${toTheSecond(current.submittedAt)}.`;
  const changed = savedAt !== null && savedAt.getTime() > current.submittedAt.getTime();
  const more = { hasReceipt: true, mayWithdraw: open };
  if (!open)
    return {
      ...told(
        "submitted",
        `We have kept ${current.reference}`,
        `${kept} That is what the council will judge.`,
      ),
      ...{ hasReceipt: true, text: keptInWords(kept, changed) },
    };
  return changed
    ? {
        ...told(
          "changed",
          "You have changed your application since you submitted it",
          `${kept} That version counts until you submit again.`,
        ),
        ...more,
      }
    : {
        ...told("submitted", "Your application is submitted", `${kept} You can change it and submit again.`),
        ...more,
      };
}

function keptInWords(kept: string, changed: boolean): string {
  const later = changed ? " Changes that you saved after that were not submitted and do not count." : "";
  return `${kept} That is what the council will judge.${later}`;
}

function withdrawn(at: Date, open: boolean): Standing {
  return told(
    "nothing",
    "You have withdrawn this application",
    `You withdrew it at ${toTheSecond(at)}. ${open ? "You can submit again." : "Nothing of it is judged."}`,
  );
}

function told(tone: Standing["tone"], title: string, text: string): Standing {
  return { tone, title, text, hasReceipt: false, mayWithdraw: false };
}
