import { SummaryList } from "#app/components/govuk/SummaryList.tsx";

type PartsOfBidProps = {
  readonly parts: readonly {
    readonly providerId: string;
    readonly provider: string;
    readonly lots: string;
  }[];
};

/** Which partner of a bid delivers which lots; nothing for a bid alone. */
export function PartsOfBid({ parts }: PartsOfBidProps) {
  if (parts.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Who delivers what</h2>
      <SummaryList rows={parts.map(({ provider, lots }) => ({ key: provider, value: lots }))} />
    </>
  );
}
