import { ErrorSummary } from "#app/components/govuk/ErrorSummary.tsx";

export type FormErrorsProps = {
  /** One message per field, in the order of the form. */
  readonly errors: { readonly [field: string]: string } | undefined;
  /** Ids to link to where they differ from the field's name, such as the first part of a date. */
  readonly targets?: { readonly [field: string]: string } | undefined;
};

/** Lists what is wrong with a form above it, each message linked to its field; nothing when all is well. */
export function FormErrors({ errors = {}, targets = {} }: FormErrorsProps) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <ErrorSummary
      errorList={entries.map(([field, text]) => ({ text, href: `#${targets[field] ?? field}` }))}
    />
  );
}
