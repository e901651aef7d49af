import type { ReactNode } from "react";

export type Size = "s" | "m" | "l" | "xl";

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Extra data and aria attributes for the component's main element. */
export type Attributes = Readonly<Record<`data-${string}` | `aria-${string}`, string>>;

/** What every field with one label shares. The id is the name unless it is given. */
export type FieldProps = {
  readonly name: string;
  readonly id?: string | undefined;
  readonly label: ReactNode;
  readonly labelSize?: Size | undefined;
  readonly labelIsPageHeading?: boolean | undefined;
  readonly labelClasses?: string | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly formGroupClasses?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** What every group of fields under one legend shares. Without a legend there is no fieldset. */
export type GroupProps = {
  readonly legend?: ReactNode;
  readonly legendSize?: Size | undefined;
  readonly legendIsPageHeading?: boolean | undefined;
  readonly legendClasses?: string | undefined;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly classes?: string | undefined;
  readonly formGroupClasses?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The ids that describe a field, in reading order: given ones, its hint, its error. */
export function describedByIds(
  id: string,
  { describedBy, hint, error }: Pick<FieldProps, "describedBy" | "hint" | "error">,
): string | undefined {
  return (
    [describedBy, hint ? `${id}-hint` : undefined, error ? `${id}-error` : undefined]
      .filter(Boolean)
      .join(" ") || undefined
  );
}
