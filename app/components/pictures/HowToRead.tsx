export type HowToReadProps = {
  /** What the marks are, and what may be asked of them. */
  readonly sentences: readonly [string, string];
};

/** How a picture is read, in two sentences, for somebody who has never seen one of its kind. */
export function HowToRead({ sentences }: HowToReadProps) {
  return (
    <p className="app-picture__how">
      <strong>How to read this:</strong> {sentences.join(" ")}
    </p>
  );
}
