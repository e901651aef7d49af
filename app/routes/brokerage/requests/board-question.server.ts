import { z } from "zod";
import type { BoardQuestion } from "#app/data/brokerage/board.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { requestStages } from "#app/domain/brokerage/request.ts";

/** What stands in the filter of the board. */
export type BoardTyped = Readonly<Record<"broker" | "stage" | "lot" | "urgency" | "reference", string>>;

/** Reads what an address asks of the board; what it cannot mean asks nothing. A broker sees its own requests first. */
export function readBoard(
  search: URLSearchParams,
  actor: StaffActor,
): { readonly question: BoardQuestion; readonly typed: BoardTyped } {
  const text = (name: string) => (search.get(name) ?? "").replaceAll("\u0000", "").trim().slice(0, 40);
  const usual = actor.roles.includes("broker") ? actor.accountId : "all";
  const broker = brokerOf(text("broker") || usual, usual);
  const stage = requestStages.find((one) => one === text("stage")) ?? "open";
  const lotId = z.uuid().safeParse(text("lot")).data ?? null;
  const urgency = (["URGENT", "ROUTINE"] as const).find((one) => one === text("urgency")) ?? null;
  const reference = text("reference");
  return {
    question: {
      ...{ commissionerId: actor.commissionerId, stage, lotId, urgency, reference },
      broker: broker === "all" ? null : broker === "nobody" ? broker : { id: broker },
    },
    typed: { broker, stage, lot: lotId ?? "", urgency: urgency ?? "", reference },
  };
}

function brokerOf(asked: string, usual: string): string {
  if (asked === "all" || asked === "nobody") return asked;
  return z.uuid().safeParse(asked).data ?? usual;
}
