import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answerOffer,
  cascades,
  nextOnList,
  offerState,
  sendOffer,
  withdrawOffer,
  type OnList,
} from "#app/domain/call-off/offer.ts";
import { withoutInterest } from "#app/domain/call-off/declared-interest.ts";
import type { OfferFacts } from "#app/domain/call-off/state.ts";

const due = new Date("2026-11-30T12:30:00Z");
const before = new Date("2026-11-30T12:29:59.999Z");
const inTurn = { ground: "", evidence: "" };
const stated = { ground: "The person already lives there.", evidence: "Care plan of 3 November." };

function offer(changes: Partial<OfferFacts> = {}): OfferFacts {
  return { dueAt: due, acceptedAt: null, declinedAt: null, withdrawnAt: null, ...changes };
}

function list(...offers: readonly (OfferFacts | null | "not-eligible")[]): readonly OnList[] {
  return offers.map((one, index) => ({
    ...{ providerId: `member-${index + 1}`, rank: index + 1 },
    ...{ offer: one === "not-eligible" ? null : one, eligibleToday: one !== "not-eligible" },
  }));
}

describe("an offer", () => {
  test("stands until the instant it is due, which is already too late", () => {
    expect(offerState(offer(), before)).toBe("standing");
    expect(offerState(offer(), due)).toBe("lapsed");
    expect(answerOffer(offer(), before).ok).toBe(true);
    expect(answerOffer(offer(), due)).toEqual({
      ok: false,
      why: { kind: "no-longer-open", state: "lapsed" },
    });
  });

  test.each([
    ["accepted", { acceptedAt: before }],
    ["declined", { declinedAt: before }],
    ["withdrawn", { withdrawnAt: before }],
    ["withdrawn", { acceptedAt: before, withdrawnAt: before }],
  ] as const)("that is %s is answered no more", (state, changes) => {
    expect(answerOffer(offer(changes), before)).toEqual({
      ok: false,
      why: { kind: "no-longer-open", state },
    });
  });

  test("is withdrawn while it stands or once accepted and not signed, and not otherwise", () => {
    expect(withdrawOffer(offer(), before).ok).toBe(true);
    expect(withdrawOffer(offer({ acceptedAt: before }), due).ok).toBe(true);
    expect(withdrawOffer(offer({ declinedAt: before }), before).ok).toBe(false);
    expect(withdrawOffer(offer(), due).ok).toBe(false);
  });
});

describe("sending an offer", () => {
  test("goes to the first on the list", () => {
    expect(sendOffer(list(null, null), "member-1", inTurn, before)).toEqual({
      ok: true,
      value: { rank: 1, passedOver: [] },
    });
  });

  test("goes to another only with a ground and its evidence", () => {
    const refused = { ok: false, why: { kind: "out-of-turn", firstId: "member-1" } };
    expect(sendOffer(list(null, null), "member-2", inTurn, before)).toEqual(refused);
    expect(sendOffer(list(null, null), "member-2", { ...stated, evidence: " " }, before)).toEqual(refused);
    expect(sendOffer(list(null, null), "member-2", stated, before).ok).toBe(true);
  });

  test("passes over who is not eligible on the day, by name", () => {
    expect(sendOffer(list("not-eligible", null), "member-2", inTurn, before)).toEqual({
      ok: true,
      value: { rank: 2, passedOver: ["member-1"] },
    });
    expect(sendOffer(list("not-eligible", null), "member-1", inTurn, before)).toEqual({
      ok: false,
      why: { kind: "not-eligible" },
    });
  });

  test("waits while another stands or is accepted, and goes on after a decline, a lapse or a withdrawal", () => {
    expect(sendOffer(list(offer(), null), "member-2", inTurn, before)).toMatchObject({
      why: { kind: "an-offer-stands", providerId: "member-1" },
    });
    expect(sendOffer(list(offer({ acceptedAt: before }), null), "member-2", inTurn, due)).toMatchObject({
      why: { kind: "accepted-already" },
    });
    for (const [earlier, now] of [
      [offer({ declinedAt: before }), before],
      [offer({ withdrawnAt: before }), before],
      [offer({ acceptedAt: before, withdrawnAt: before }), before],
      [offer(), due],
    ] as const)
      expect(sendOffer(list(earlier, null), "member-2", inTurn, now).ok).toBe(true);
  });

  test("goes to nobody twice and to nobody off the list", () => {
    const declined = list(offer({ declinedAt: before }), null);
    expect(sendOffer(declined, "member-1", stated, before)).toMatchObject({
      why: { kind: "offered-before" },
    });
    expect(sendOffer(declined, "stranger", stated, before)).toMatchObject({ why: { kind: "not-on-list" } });
  });
});

describe("the cascade", () => {
  test.each([
    ["a decline", offer({ declinedAt: before }), before, true],
    ["a lapse", offer(), due, true],
    ["an offer that stands", offer(), before, false],
    ["an acceptance", offer({ acceptedAt: before }), due, false],
    ["a withdrawal, where a person decides", offer({ withdrawnAt: before }), due, false],
  ] as const)("after %s", (_what, last, now, goesOn) => {
    expect(cascades(list(last, null), last, now)).toBe(goesOn);
  });

  test("does not begin by itself", () => {
    expect(cascades(list(null, null), null, before)).toBe(false);
  });

  test("walks down the list whatever happens, offers each once, and never two at a time", () => {
    const endings = fc.array(fc.constantFrom("declined", "lapsed", "withdrawn", "not-eligible"), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(endings, (ends) => {
        let members = list(...ends.map((end) => (end === "not-eligible" ? end : null)));
        const offered: string[] = [];
        for (let next = nextOnList(members); next; next = nextOnList(members)) {
          const { providerId, rank } = next;
          expect(sendOffer(members, providerId, inTurn, before).ok).toBe(true);
          offered.push(providerId);
          const end = ends[rank - 1];
          const given = (facts: OfferFacts) =>
            members.map((one) => (one.providerId === providerId ? { ...one, offer: facts } : one));
          members = given(offer());
          const rest = nextOnList(members);
          if (rest) expect(sendOffer(members, rest.providerId, stated, before).ok).toBe(false);
          members = given(
            offer(
              end === "declined"
                ? { declinedAt: before }
                : end === "withdrawn"
                  ? { withdrawnAt: before }
                  : { dueAt: new Date(0) },
            ),
          );
        }
        const wanted = ends.flatMap((end, index) => (end === "not-eligible" ? [] : [`member-${index + 1}`]));
        expect(offered).toEqual(wanted);
      }),
    );
  });
});

describe("interests", () => {
  test("are declared before anything is offered, and keep a person from offering to that provider", () => {
    expect(withoutInterest(null, "a")).toEqual({ ok: false, why: { kind: "interests-not-declared" } });
    expect(withoutInterest({ providerIds: ["a"] }, "a")).toEqual({
      ok: false,
      why: { kind: "has-interest" },
    });
    expect(withoutInterest({ providerIds: ["a"] }, "b").ok).toBe(true);
  });
});
