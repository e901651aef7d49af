import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

/** Without a colour a tag is blue. */
export type TagColour =
  | "grey"
  | "green"
  | "turquoise"
  | "teal"
  | "blue"
  | "purple"
  | "magenta"
  | "pink"
  | "red"
  | "orange"
  | "yellow";

export type TagProps = {
  readonly colour?: TagColour | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly children: ReactNode;
};

export function Tag({ colour, classes: more, attributes, children }: TagProps) {
  return (
    <strong className={classes("govuk-tag", colour && `govuk-tag--${colour}`, more)} {...attributes}>
      {children}
    </strong>
  );
}
