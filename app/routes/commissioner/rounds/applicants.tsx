import { Pagination, type PaginationProps } from "#app/components/govuk/Pagination.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

type Applicant = {
  readonly name: string;
  readonly reference: string;
  readonly started: string;
  readonly submitted: string | null;
  readonly withdrawn: boolean;
};

/** Who has started or submitted, and when: before the opening that is all that anyone sees. */
export function Applicants({
  applicants,
  pages,
}: {
  readonly applicants: readonly Applicant[];
  readonly pages: PaginationProps;
}) {
  if (applicants.length === 0) {
    return (
      <EmptyState title="Nobody has started an application">
        Providers are listed here as soon as they start: who and when, nothing else.
      </EmptyState>
    );
  }
  return (
    <>
      <ResponsiveTable
        caption="Who has started, and who has submitted"
        dense
        columns={[
          { key: "name", label: "Applicant" },
          { key: "reference", label: "Reference" },
          { key: "started", label: "Started" },
          { key: "submitted", label: "Submitted" },
        ]}
        rows={applicants.map((one) => ({
          key: one.reference,
          cells: {
            name: one.name,
            reference: one.reference,
            started: one.started,
            submitted: one.submitted ?? (one.withdrawn ? "Withdrawn" : "Not yet"),
          },
        }))}
      />
      <Pagination {...pages} />
    </>
  );
}
