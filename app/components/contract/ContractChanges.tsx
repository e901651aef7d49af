import type { ContractTerms } from "#app/domain/call-off/contract.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import type { Day, Instant } from "#app/domain/calendar.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { changedTerms, type MovedLine } from "./contract-words.ts";

export type ContractChangesProps = {
  readonly changes: readonly {
    readonly id: string;
    readonly kind: "VARIATION" | "EXTENSION" | "ENDING";
    readonly before: ContractTerms;
    readonly after: ContractTerms;
    readonly lines: readonly MovedLine[];
    readonly reason: string;
    readonly ground: string;
    readonly effectiveOn: Day;
    readonly proposer: string | null;
    readonly proposedAt: Instant | string;
    readonly decider: string | null;
    readonly approved: boolean | null;
    readonly decisionReason: string;
  }[];
};

const kindWords = { VARIATION: "Variation", EXTENSION: "Extension", ENDING: "Early end" } as const;

/** What was changed of a contract, with before and after, why, and who decided. */
export function ContractChanges({ changes }: ContractChangesProps) {
  if (changes.length === 0)
    return <EmptyState title="Nothing has been changed">The contract stands as it was made.</EmptyState>;
  return (
    <ResponsiveTable
      caption="Changes, the newest first"
      columns={[
        { key: "what", label: "What" },
        { key: "terms", label: "Before and after" },
        { key: "why", label: "Why" },
        { key: "who", label: "Who" },
      ]}
      rows={changes.map((change) => ({
        key: change.id,
        cells: {
          what: `${kindWords[change.kind]}${stateOf(change)}, from ${shortDay(change.effectiveOn)}`,
          terms: (
            <ul className="govuk-list govuk-!-margin-bottom-0">
              {changedTerms(change.before, change.after, change.lines).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ),
          why: change.ground ? (
            <>
              {change.reason}
              <span className="app-aside">{change.ground}</span>
            </>
          ) : (
            change.reason
          ),
          who: whoOf(change),
        },
      }))}
    />
  );
}

type Change = ContractChangesProps["changes"][number];

function stateOf({ kind, approved }: Change): string {
  if (kind !== "VARIATION" || approved === true) return "";
  return approved === null ? " proposed" : " refused";
}

function whoOf({ kind, proposer, proposedAt, decider, approved, decisionReason }: Change): string {
  const when = inWords(new Date(proposedAt));
  if (kind !== "VARIATION") return `${proposer ?? "The council"}, ${when}`;
  const by = `${proposer ?? "the council"}, ${when}`;
  if (approved === null) return `Proposed by ${by}. Another person decides`;
  const decided = approved ? "Approved" : "Refused";
  return `Proposed by ${by}. ${decided} by ${decider ?? (proposer === null ? "another of its people" : "a colleague")}${decisionReason ? `: ${decisionReason}` : ""}`;
}
