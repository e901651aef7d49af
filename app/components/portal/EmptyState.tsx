import type { ReactNode } from "react";

export type EmptyStateProps = {
  /** What there is none of, like "No offers wait for you". */
  readonly title: ReactNode;
  readonly headingLevel?: 2 | 3 | 4 | undefined;
  /** What to do about it, or when something will come. */
  readonly children?: ReactNode;
};

export function EmptyState({ title, headingLevel = 2, children }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="app-empty">
      <Heading className="govuk-heading-s app-empty__title">{title}</Heading>
      {children ? <div className="app-empty__advice">{children}</div> : null}
    </div>
  );
}
