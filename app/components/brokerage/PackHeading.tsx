import type { ReactNode } from "react";

export type PackLevel = 2 | 3;

/** The heading of a part of a case: of the page, or of one case of a pack. */
export function PackHeading({
  level,
  children,
}: {
  readonly level: PackLevel;
  readonly children: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return <Heading className="govuk-heading-m">{children}</Heading>;
}
