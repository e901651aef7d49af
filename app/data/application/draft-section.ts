import type { z } from "zod";
import type { SectionState } from "#app/domain/application/tasks.ts";
import type { SavedSection } from "./sections.server.ts";

/** A section as its page shows it: what was kept, and what a submission would take, once it is complete. */
export type DraftSection<Kept, Complete> = {
  readonly kept: Kept;
  readonly complete: Complete | null;
  readonly state: SectionState;
};

/** Reads a kept section by its schemas; one that no longer answers what is asked counts as unfinished. */
export function draftSection<Kept, Complete>(
  saved: SavedSection | undefined,
  schemas: { readonly draft: z.ZodType<Kept>; readonly complete: z.ZodType<Complete> },
  otherwise: Kept,
): DraftSection<Kept, Complete> {
  if (!saved) return { kept: otherwise, complete: null, state: "empty" };
  const kept = schemas.draft.safeParse(saved.answers);
  const complete = schemas.complete.safeParse(kept.data ?? otherwise);
  if (!complete.success)
    return { kept: kept.data ?? otherwise, complete: null, state: asUnfinished(saved.state) };
  return { kept: kept.data ?? otherwise, complete: complete.data, state: saved.state };
}

/** What was complete and is no more. */
export function asUnfinished(state: SectionState): SectionState {
  return state === "complete" ? "saved" : state;
}
