import { describe, expect, test } from "vitest";
import { toDay } from "#app/domain/calendar.ts";
import { answerClarification, mayAsk, nameIn } from "#app/domain/round/clarification.ts";
import type { RoundFacts } from "#app/domain/round/round.ts";
import { no } from "#app/domain/verdict.ts";

const round: RoundFacts = {
  opensAt: new Date("2026-11-02T09:00:00Z"),
  clarificationsCloseAt: new Date("2026-11-27T12:00:00Z"),
  closesAt: new Date("2026-12-04T12:00:00Z"),
  effectiveOn: toDay("2027-01-04"),
  publishedAt: new Date("2026-10-19T09:00:00Z"),
  cancelledAt: null,
  openedAt: null,
};
const now = new Date("2026-11-24T09:30:00Z");

describe("a clarification question", () => {
  test("may be asked from publication, in the last millisecond too", () => {
    expect(mayAsk(round, new Date("2026-10-20T09:00:00Z")).ok).toBe(true);
    expect(mayAsk(round, new Date("2026-11-27T11:59:59.999Z")).ok).toBe(true);
  });

  test("is too late at the cut-off itself, though the round is still open", () => {
    const cutOff = round.clarificationsCloseAt;
    expect(mayAsk(round, cutOff)).toEqual(no({ kind: "too-late", closedAt: cutOff }));
  });

  test("is not asked of a draft or a cancelled round", () => {
    expect(mayAsk({ ...round, publishedAt: null }, now)).toEqual(
      no({ kind: "not-asked-now", status: "draft" }),
    );
    expect(mayAsk({ ...round, cancelledAt: now }, now)).toEqual(
      no({ kind: "not-asked-now", status: "cancelled" }),
    );
  });
});

describe("an answer", () => {
  const asked = { answeredAt: null, namesOfAsker: ["Harbour Lights Ltd", "office@harbour.example"] };

  test("is published with words that name nobody", () => {
    expect(
      answerClarification(asked, { question: "Are night visits an hour?", answer: "Yes." }, now),
    ).toEqual({
      ok: true,
      value: { question: "Are night visits an hour?", answer: "Yes.", answeredAt: now },
    });
  });

  test.each([
    { question: "We, HARBOUR  LIGHTS ltd, ask", answer: "Yes." },
    { question: "May we?", answer: "Harbour Lights Ltd. may." },
  ])("is refused while the asker's name stands in it", (words) => {
    expect(answerClarification(asked, words, now)).toEqual(
      no({ kind: "names-the-asker", found: "Harbour Lights Ltd" }),
    );
  });

  test("is given once", () => {
    const words = { question: "Q", answer: "A" };
    expect(answerClarification({ ...asked, answeredAt: now }, words, now)).toEqual(
      no({ kind: "already-answered" }),
    );
  });

  test("may hold a word of which a name is only a part", () => {
    expect(nameIn("Harbours are lit", ["Harbour", ""])).toBeUndefined();
  });
});
