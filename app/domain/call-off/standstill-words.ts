import type { Instant } from "#app/domain/calendar.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import type { StandstillGround } from "./award-standstill.ts";

const grounds: { readonly [ground in StandstillGround]: string } = {
  law: "as the law asks",
  promised: "as was promised",
  notice: "as the notice says",
  none: "",
};

/** What the letters say of a standstill, with its precise end. */
export function standstillInWords(ground: StandstillGround, endsAt: Instant | null, clause: string): string {
  if (!endsAt) return "There is no standstill: the law asks for none for a call-off, and none was promised.";
  const counted = clause ? `, counted by ${clause}` : "";
  return `A standstill runs until ${deadlineInWords(endsAt)}, ${grounds[ground]}${counted}. No contract is made before then.`;
}
