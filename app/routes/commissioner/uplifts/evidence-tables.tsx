import type { UpliftGate } from "#app/data/uplift-gates.server.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { paths } from "#app/web/paths.ts";
import { leftInWords } from "./uplift-words.ts";

/** The rates that were left to evidence: those that wait for somebody to decide or to speak, and those decided. */
export function EvidenceTables({ gates }: { readonly gates: readonly UpliftGate[] }) {
  const waiting = gates.filter((gate) => !gate.decision);
  const decided = gates.filter((gate) => gate.decision);
  return (
    <>
      <h2 className="govuk-heading-m">Rates left to evidence</h2>
      {waiting.length === 0 ? (
        <EmptyState title="No rate waits for a decision">
          Every rate that this uplift left to evidence has been decided on.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Waiting"
          dense
          columns={[...common, { key: "evidence", label: "What the provider says" }]}
          rows={[...waiting].sort(spokenFirst).map((gate) => ({
            key: gate.rateId,
            cells: { ...cellsOf(gate), evidence: gate.statement ?? "Nothing yet" },
          }))}
        />
      )}
      {decided.length > 0 ? (
        <ResponsiveTable
          caption="Decided"
          dense
          columns={[...common, { key: "outcome", label: "Decision" }]}
          rows={decided.map((gate) => ({
            key: gate.rateId,
            cells: { ...cellsOf(gate), outcome: outcomeOf(gate) },
          }))}
        />
      ) : null}
    </>
  );
}

const common = [
  { key: "provider", label: "Provider" },
  { key: "line", label: "Service line" },
  { key: "rate", label: "Rate", numeric: true },
  { key: "why", label: "Why it was left" },
];

function cellsOf(gate: UpliftGate) {
  const line = `${gate.line}, ${gate.place}`;
  return {
    provider: gate.provider,
    line: gate.statement ? (
      <a className="govuk-link" href={paths.decideEvidence(gate.upliftId, gate.rateId)}>
        {line}
      </a>
    ) : (
      line
    ),
    rate: formatPrice(gate.pence, gate.unit),
    why: gate.kind === "NEGOTIATED" ? leftInWords.negotiated : leftInWords["above-threshold"],
  };
}

function outcomeOf({ decision, unit }: UpliftGate): string {
  if (!decision) return "";
  const { rise, reason, decidedBy } = decision;
  const what = rise
    ? `${formatPrice(rise.pence, unit)} from ${shortDay(rise.fromOn)}, agreed`
    : "The rate stays, decided";
  return `${what} by ${decidedBy}: ${reason}`;
}

function spokenFirst(one: UpliftGate, other: UpliftGate): number {
  return Number(other.statement !== null) - Number(one.statement !== null);
}
