import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Paragraphs } from "#app/components/portal/Answers.tsx";

export type NeedSummaryProps = {
  readonly age: string;
  readonly late: boolean;
  readonly person: string;
  readonly hours: number;
  readonly needs: readonly { readonly domain: string; readonly times: string; readonly words: string }[];
  readonly lines: readonly { readonly key: string; readonly words: string; readonly schedule: string }[];
  readonly rungFrom: string | null;
  readonly place: string;
  readonly from: string;
  readonly until: string | null;
  readonly preferences: string;
  readonly paying: readonly string[];
};

/** What a request asks for, and how long it has waited. */
export function NeedSummary(need: NeedSummaryProps) {
  return (
    <SummaryList
      classes="app-need"
      rows={[
        { key: "Person", value: need.person },
        { key: "Made", value: `${need.age} ago${need.late ? ": late for an urgent request" : ""}` },
        { key: "Needs", value: <Needs {...need} /> },
        { key: "Services", value: <Lines {...need} /> },
        { key: "Now on the ladder", value: need.rungFrom ?? "Not yet supported" },
        { key: "Where", value: need.place },
        { key: "From, to", value: `${need.from} to ${need.until ?? "no planned end"}` },
        {
          key: "What matters",
          value: need.preferences ? <Paragraphs text={need.preferences} /> : "Nothing was said",
        },
        { key: "Who may pay", value: need.paying.join("; ") },
      ]}
    />
  );
}

function Needs({ needs, hours }: Pick<NeedSummaryProps, "needs" | "hours">) {
  return (
    <>
      <p className="govuk-body">About {hours === 1 ? "1 hour" : `${hours} hours`} of staff a week.</p>
      <ul className="govuk-list">
        {needs.map(({ domain, times, words }) => (
          <li key={domain}>
            <strong>{domain}</strong>: {times}
            {words ? <span className="app-secondary">{words}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Lines({ lines }: Pick<NeedSummaryProps, "lines">) {
  if (lines.length === 0) return <>Help to choose is asked for</>;
  return (
    <ul className="govuk-list">
      {lines.map(({ key, words, schedule }) => (
        <li key={key}>
          {words}
          {schedule ? <span className="app-secondary">{schedule}</span> : null}
        </li>
      ))}
    </ul>
  );
}
