import type { ProviderActor } from "#app/domain/access/actor.ts";
import { sectionKey } from "#app/domain/application/section-key.ts";
import type { RoundNotOpen } from "#app/domain/application/submit.ts";
import type { TaskName } from "#app/domain/application/tasks.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { readDraft, type Draft } from "#app/data/application/drafts.server.ts";
import { saveSection } from "#app/data/application/sections.server.ts";
import { record } from "#app/data/audit.server.ts";
import type { Arrival } from "#app/data/db.server.ts";
import { whileOpen } from "./while-open.server.ts";

/** A section with its answers, as its own schema has read them. */
export type SectionToSave =
  | { readonly name: TaskName & { kind: "organisation" | "declaration" }; readonly answers: object }
  | { readonly name: { readonly kind: "lots" }; readonly answers: { readonly lotIds: readonly string[] } }
  | {
      readonly name: { readonly kind: "lot"; readonly lotId: string };
      readonly answers: {
        readonly areaIds: readonly string[];
        readonly locationIds: readonly string[];
        readonly capacity: number | null;
      };
    }
  | { readonly name: { readonly kind: "standards" }; readonly answers: Readonly<Record<string, string>> }
  | {
      readonly name: { readonly kind: "question"; readonly code: string };
      readonly answers: { readonly text: string };
    };

export type SaveRefusal = RoundNotOpen | { readonly kind: "not-in-this-round" };

/**
 * Keeps a section of a draft, complete or not. Refuses after the close, and what the round does not offer: another
 * round's lot or question, another framework's area, another provider's location. Null for a stranger's application.
 */
export function saveApplicationSection(
  actor: ProviderActor,
  applicationId: string,
  section: SectionToSave,
  complete: boolean,
  arrival?: Arrival,
): Promise<Verdict<true, SaveRefusal> | null> {
  return whileOpen<true, SaveRefusal>(
    actor,
    applicationId,
    async (tx, held, now) => {
      const draft = await readDraft(tx, held.application, held.round);
      if (!isOffered(draft, section)) return no({ kind: "not-in-this-round" });
      const key = sectionKey(section.name);
      await saveSection(tx, {
        ...{ applicationId, providerId: actor.providerId, section: key, complete, savedAt: now },
        answers: section.answers,
      });
      record(tx, {
        ...{ kind: "section-saved", subject: { kind: "application", id: applicationId } },
        ...{ section: key, complete },
      });
      return yes(true);
    },
    arrival,
  );
}

function isOffered(draft: Draft, section: SectionToSave): boolean {
  const { name, answers } = section;
  switch (name.kind) {
    case "lots":
      return allAmong((answers as { lotIds: readonly string[] }).lotIds, draft.lotsOfRound);
    case "lot": {
      const { areaIds, locationIds } = answers as {
        areaIds: readonly string[];
        locationIds: readonly string[];
      };
      const chosen = draft.lots.some(({ lot }) => lot.id === name.lotId);
      return chosen && allAmong(areaIds, draft.areas) && allAmong(locationIds, draft.locations);
    }
    case "standards": {
      const codes = draft.questions.filter((one) => one.kind === "PASS_FAIL").map((one) => one.code);
      return Object.keys(answers).every((code) => codes.includes(code));
    }
    case "question":
      return draft.answers.has(name.code);
    case "organisation":
    case "declaration":
      return true;
  }
}

function allAmong(ids: readonly string[], offered: readonly { readonly id: string }[]): boolean {
  return ids.every((id) => offered.some((one) => one.id === id));
}
