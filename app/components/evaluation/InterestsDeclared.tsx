type InterestsDeclaredProps = {
  readonly any: string;
  /** When this person last declared; nothing is shown where they never have. */
  readonly declaredAt: string | null;
  readonly next: { readonly href: string; readonly text: string };
};

/** What a person has declared already, and where they can go now. */
export function InterestsDeclared({ any, declaredAt, next }: InterestsDeclaredProps) {
  if (declaredAt === null) return null;
  return (
    <p className="govuk-body">
      You declared {any === "no" ? "that you have no interest" : "an interest"} at {declaredAt}.{" "}
      <a className="govuk-link" href={next.href}>
        {next.text}
      </a>
    </p>
  );
}
