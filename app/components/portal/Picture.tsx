import { useId, type ReactNode } from "react";

type PictureProps = {
  /** What the picture says, above it and to a screen reader. */
  readonly sentence: string;
  /** What it shows. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly drawing: ReactNode;
  /** What stands under it: its units, and the same as a table. */
  readonly children: ReactNode;
};

/** A drawing with the sentence that it stands for above it, told to a screen reader as one picture. */
export function Picture({ sentence, title, width, height, drawing, children }: PictureProps) {
  const id = useId();
  return (
    <figure className="app-picture">
      <figcaption className="govuk-body">{sentence}</figcaption>
      <svg
        className="app-picture__svg"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{sentence}</desc>
        {drawing}
      </svg>
      {children}
    </figure>
  );
}
