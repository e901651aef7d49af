import { useId, type ReactNode } from "react";
import { classes } from "#app/components/govuk/classes.ts";

/** A drawing in a box of its own units. */
export type Drawing = { readonly width: number; readonly height: number; readonly drawing: ReactNode };

type PictureProps = Drawing & {
  /** What the picture says, above it and to a screen reader. */
  readonly sentence: string;
  /** What it shows. */
  readonly title: string;
  /** The same drawn for a phone, where the wide one would be too small to read. */
  readonly narrow?: Drawing;
  /** What stands under it: its units, and the same as a table. */
  readonly children: ReactNode;
};

/** A drawing with the sentence that it stands for above it, told to a screen reader as one picture. */
export function Picture({ sentence, title, width, height, drawing, narrow, children }: PictureProps) {
  const words = { sentence, title };
  return (
    <figure className="app-picture">
      <figcaption className="govuk-body">{sentence}</figcaption>
      <Drawn
        {...words}
        {...{ width, height, drawing }}
        look={narrow ? "app-picture__svg--wide" : undefined}
      />
      {narrow ? <Drawn {...words} {...narrow} look="app-picture__svg--narrow" /> : null}
      {children}
    </figure>
  );
}

type DrawnProps = Drawing & {
  readonly sentence: string;
  readonly title: string;
  readonly look: string | undefined;
};

function Drawn({ sentence, title, width, height, drawing, look }: DrawnProps) {
  const id = useId();
  return (
    <svg
      className={classes("app-picture__svg", look)}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{sentence}</desc>
      {drawing}
    </svg>
  );
}
