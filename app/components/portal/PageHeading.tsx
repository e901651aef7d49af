import type { ReactNode } from "react";

export type PageHeadingProps = {
  /** Where the page belongs, such as the round or the provider. */
  readonly caption?: ReactNode;
  readonly size?: "l" | "xl" | undefined;
  readonly children: ReactNode;
};

/** The one h1 of a page with its caption above. */
export function PageHeading({ caption, size = "l", children }: PageHeadingProps) {
  return (
    <div className="app-page-heading">
      {caption ? <span className={`govuk-caption-${size}`}>{caption}</span> : null}
      <h1 className={`govuk-heading-${size}`}>{children}</h1>
    </div>
  );
}
