import { ResponsiveTable } from "./ResponsiveTable.tsx";

export type TrailTableProps = {
  readonly events: readonly {
    readonly seq: number;
    readonly when: string;
    readonly who: string;
    readonly what: string;
    readonly words: string | null;
    readonly subject: { readonly kind: string; readonly id: string };
  }[];
  /** Where all about one thing is told. */
  readonly hrefOf: (kind: string, id: string) => string;
};

/** Events of the trail with who, when and what, each leading to all about the same thing. */
export function TrailTable({ events, hrefOf }: TrailTableProps) {
  return (
    <ResponsiveTable
      caption="Events, newest first"
      captionHidden
      dense
      columns={[
        { key: "seq", label: "Event" },
        { key: "when", label: "When" },
        { key: "who", label: "Who" },
        { key: "what", label: "What" },
      ]}
      rows={events.map(({ seq, when, who, what, words, subject }) => ({
        key: seq,
        cells: {
          seq: <span className="app-num">{seq}</span>,
          ...{ when, who },
          what: (
            <>
              <a className="govuk-link" href={hrefOf(subject.kind, subject.id)}>
                {what}
              </a>
              {words ? <span className="app-trail-words">{words}</span> : null}
            </>
          ),
        },
      }))}
    />
  );
}
