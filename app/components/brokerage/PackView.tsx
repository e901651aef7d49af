import { shortDay } from "#app/domain/calendar-words.ts";
import { toDay } from "#app/domain/calendar.ts";
import { outcomes } from "#app/domain/brokerage/panel.ts";
import type { PanelPack } from "#app/domain/brokerage/panel-pack.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { PackHeading, type PackLevel } from "./PackHeading.tsx";
import { PackNeed } from "./PackNeed.tsx";
import { PackOptions, PackPrices } from "./PackPrices.tsx";
import { aWeek, caseLooks, lastDay } from "./panel-words.ts";

export type PackViewProps = {
  readonly pack: PanelPack;
  readonly frozen: boolean;
  readonly caseMade: string;
  readonly lowerRungs: string;
  readonly askedWeekly: number;
  /** At which level its headings stand. */
  readonly level?: PackLevel;
};

/** Everything that a panel needs to decide on one case, in the order in which it is talked about. */
export function PackView({ pack, frozen, caseMade, lowerRungs, askedWeekly, level = 2 }: PackViewProps) {
  return (
    <>
      {frozen ? null : (
        <p className="govuk-hint">
          This case came to the panel by itself. What stands here is what is known now.
        </p>
      )}
      <PackHeading level={level}>The case</PackHeading>
      <p className="govuk-body app-pre-line">{caseMade}</p>
      <PackNeed pack={pack} level={level} />
      <PackHeading level={level}>The ladder</PackHeading>
      <p className="govuk-body app-pre-line">
        <strong>Lower rungs tried:</strong> {lowerRungs || "Nothing is noted"}
      </p>
      <Ladder rungs={pack.rungs} />
      <PackPrices pack={pack} level={level} askedWeekly={askedWeekly} />
      <PackOptions pack={pack} level={level} />
      <Earlier earlier={pack.earlier} />
    </>
  );
}

function Ladder({ rungs }: Pick<PanelPack, "rungs">) {
  const highest = rungs.reduce((last, rung, at) => (rung.asked ? at : last), -1);
  if (highest < 0) return <p className="govuk-body">No rung of the ladder is asked for yet.</p>;
  return (
    <ol className="govuk-list govuk-list--number">
      {rungs.slice(0, highest + 1).map((rung) => (
        <li key={rung.id}>{rung.asked ? <strong>{rung.name}: asked for</strong> : rung.name}</li>
      ))}
    </ol>
  );
}

function Earlier({ earlier }: Pick<PanelPack, "earlier">) {
  if (earlier.length === 0) return <p className="govuk-body">No panel has decided on this request before.</p>;
  return (
    <ResponsiveTable
      caption="Decided before"
      columns={[
        { key: "at", label: "When" },
        { key: "forum", label: "Forum" },
        { key: "outcome", label: "Decision" },
        { key: "limit", label: "Limit" },
        { key: "words", label: "Why" },
      ]}
      rows={earlier.map((one) => ({
        key: one.caseId,
        cells: {
          at: shortDay(toDay(one.at)),
          forum: one.forum,
          outcome: outcomeWord(one.outcome),
          limit:
            one.limitWeekly === null || one.expiresOn === null
              ? "–"
              : `${aWeek(one.limitWeekly)} until ${lastDay(one.expiresOn)}`,
          words: one.words || "–",
        },
      }))}
    />
  );
}

function outcomeWord(stored: string): string {
  const outcome = outcomes.find((one) => one === stored);
  return outcome ? caseLooks[outcome].word : stored;
}
