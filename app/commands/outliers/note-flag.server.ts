import type { StaffActor } from "#app/domain/access/actor.ts";
import { dataChecked as checked, type FlagRefusal } from "#app/domain/benchmark/flag.ts";
import { personalDetailIn } from "#app/domain/call-off/no-person.ts";
import { no, yes, type Verdict } from "#app/domain/verdict.ts";
import { record } from "#app/data/audit.server.ts";
import { addNotes, saveFlag } from "#app/data/outliers/flags.server.ts";
import { aboutFlag, onFlag, type NamesAPerson } from "./on-flag.server.ts";

type Noted = Verdict<true, FlagRefusal | NamesAPerson>;

/** Writes a note on a price that is asked about. It names nobody. Null for a stranger's flag. */
export function noteFlag(actor: StaffActor, flagId: string, words: string): Promise<Noted | null> {
  return onFlag<true, FlagRefusal | NamesAPerson>(actor, flagId, async (tx, _flag, now) => {
    if (words.trim() === "") return no({ kind: "no-words" });
    const detail = personalDetailIn(words);
    if (detail) return no({ kind: "names-a-person", detail });
    await addNotes(tx, actor, [{ flagId, kind: "NOTE", words }], now);
    record(tx, { kind: "flag-noted", subject: aboutFlag(flagId) });
    return yes(true);
  });
}

/** Notes that the data of a price were checked, and what was found. Null for a stranger's flag. */
export function noteDataChecked(actor: StaffActor, flagId: string, words: string): Promise<Noted | null> {
  return onFlag<true, FlagRefusal | NamesAPerson>(actor, flagId, async (tx, flag, now) => {
    const verdict = checked(flag, words);
    if (!verdict.ok) return verdict;
    const detail = personalDetailIn(words);
    if (detail) return no({ kind: "names-a-person", detail });
    await saveFlag(tx, flagId, verdict.value, now);
    await addNotes(tx, actor, [{ flagId, kind: "NOTE", words }], now);
    record(tx, { kind: "flag-data-checked", subject: aboutFlag(flagId) });
    return yes(true);
  });
}
