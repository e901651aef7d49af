import { EmptyState } from "#app/components/portal/EmptyState.tsx";

/** What a page of judging says before the round is opened. */
export function NotOpen({ openingHref }: { readonly openingHref: string }) {
  return (
    <EmptyState title="The applications are sealed">
      <p className="govuk-body">
        Nobody can read an answer or a price until two people have opened the round after its close.{" "}
        <a className="govuk-link" href={openingHref}>
          See where the opening stands
        </a>
        .
      </p>
    </EmptyState>
  );
}
