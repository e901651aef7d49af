/** A file that came as evidence for a price, as it lies in the store. */
export type EvidenceFile = {
  readonly fileName: string;
  readonly storageKey: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly size: number;
};

/** What a row keeps of its file; all of it null where none came. */
export type EvidenceColumns = { readonly [column in keyof EvidenceFile]: EvidenceFile[column] | null };

/** The columns of a file, for a select. */
export const evidenceColumns = {
  fileName: true,
  storageKey: true,
  mediaType: true,
  sha256: true,
  size: true,
} as const;

/** The file of a row; null where none came with it. */
export function evidenceFile({
  fileName,
  storageKey,
  mediaType,
  sha256,
  size,
}: EvidenceColumns): EvidenceFile | null {
  if (fileName === null || storageKey === null || mediaType === null || sha256 === null || size === null)
    return null;
  return { fileName, storageKey, mediaType, sha256, size };
}
