import { Tag, type TagColour } from "#app/components/govuk/Tag.tsx";

export type StatusLook = { readonly word: string; readonly colour: TagColour };

export type StatusTagProps<Status extends string> = {
  readonly status: Status;
  /** The word and colour of each status; the word carries the meaning. */
  readonly looks: { readonly [status in Status]: StatusLook };
};

export function StatusTag<Status extends string>({ status, looks }: StatusTagProps<Status>) {
  const { word, colour } = looks[status];
  return (
    <Tag colour={colour} classes="app-status">
      {word}
    </Tag>
  );
}
