import { SummaryList } from "#app/components/govuk/SummaryList.tsx";

type ContractPartnersProps = {
  readonly partners: readonly {
    readonly providerId: string;
    readonly provider: string;
    readonly lots: readonly { readonly number: number; readonly title: string }[];
  }[];
  /** Who leads, with whom the contract was made. */
  readonly leadId: string;
};

/** Which partner of a contract delivers which lots; nothing where one provider holds it alone. */
export function ContractPartners({ partners, leadId }: ContractPartnersProps) {
  if (partners.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Who delivers what</h2>
      <SummaryList
        rows={partners.map(({ providerId, provider, lots }) => ({
          key: providerId === leadId ? `${provider}, the lead` : provider,
          value: lots.map(({ number, title }) => `Lot ${number}: ${title}`).join("; "),
        }))}
      />
    </>
  );
}
