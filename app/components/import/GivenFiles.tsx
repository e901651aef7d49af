import type { ReactNode } from "react";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { ImportState, type ImportStatus } from "./ImportState.tsx";

type GivenFile = {
  readonly id: string;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly startedAt: string;
  /** What the file holds, where a list has several kinds. */
  readonly holds?: string;
};

type GivenFilesProps = {
  readonly caption: string;
  readonly files: readonly GivenFile[];
  readonly pathOf: (id: string) => string;
  /** What the page says before the first file is given: a title and a sentence. */
  readonly empty: string;
  readonly children: ReactNode;
};

/** The files that were given for import, each with where it stands. */
export function GivenFiles({ caption, files, pathOf, empty, children }: GivenFilesProps) {
  if (files.length === 0) return <EmptyState title={empty}>{children}</EmptyState>;
  const kinds = files.some(({ holds }) => holds !== undefined);
  return (
    <ResponsiveTable
      caption={caption}
      columns={[
        { key: "file", label: "File" },
        ...(kinds ? [{ key: "holds", label: "Holds" }] : []),
        { key: "state", label: "State" },
        { key: "given", label: "Given" },
      ]}
      rows={files.map(({ id, fileName, status, startedAt, holds }) => ({
        key: id,
        cells: {
          file: (
            <a className="govuk-link" href={pathOf(id)}>
              {fileName}
            </a>
          ),
          holds,
          state: <ImportState status={status} />,
          given: startedAt,
        },
      }))}
    />
  );
}
