import type { AnswerRefusal, AskRefusal, BeginRefusal } from "#app/commands/call-off/bid-together.server.ts";
import { unreachable } from "#app/domain/verdict.ts";

/** Why a partnership is not begun, asked, agreed or left, with the field that it is about. */
export function refusalInWords(
  why: BeginRefusal | AskRefusal | AnswerRefusal,
  field: string,
): [sentence: string, field: string] {
  switch (why.kind) {
    case "not-now":
      return ["Bids are not taken now, so partners stay as they are", ""];
    case "no-consortium":
      return ["This partnership is not there any more: look at the page again", ""];
    case "not-invited":
      return ["Only a member that was invited to bid can lead a partnership", ""];
    case "begun-already":
      return ["You lead a partnership for this call-off already", ""];
    case "no-lots":
      return ["Select lots of this call-off", field];
    case "not-eligible":
      return [
        "You cannot take one of these lots today: you are no active member of it, or placements with you are stopped",
        field,
      ];
    case "in-another":
      return [
        "You are in another bid for this call-off. Withdraw from that first: who knows of one bid must not know of another",
        field,
      ];
    case "oneself":
      return ["Select another organisation than your own", field];
    case "holds-no-lot":
      return ["This organisation cannot take any lot of this call-off today", field];
    case "invited-already":
      return ["This organisation has been asked already", field];
    default:
      return unreachable(why);
  }
}
