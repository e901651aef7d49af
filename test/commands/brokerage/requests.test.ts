import { beforeAll, describe, expect, test } from "vitest";
import {
  archiveRequest,
  assignRequest,
  holdRequest,
  reopenRequest,
  resumeRequest,
} from "#app/commands/brokerage/handle-request.server.ts";
import { keepOptions } from "#app/commands/brokerage/keep-shortlist.server.ts";
import { changeRequest, makeRequest } from "#app/commands/brokerage/make-request.server.ts";
import { recordChoice } from "#app/commands/brokerage/record-choice.server.ts";
import { keyOfOptions } from "#app/domain/brokerage/choice.ts";
import type { PersonRef } from "#app/domain/brokerage/person-ref.ts";
import type { RequestDetails } from "#app/domain/brokerage/request-details.ts";
import { toDay } from "#app/domain/calendar.ts";
import { trailOf } from "#app/data/audit-trail.server.ts";
import { choicesOf, optionsOf, shortlistsOf } from "#app/data/brokerage/choices.server.ts";
import { requestOf } from "#app/data/brokerage/requests.server.ts";
import { stageOf } from "#app/data/brokerage/request-stage.server.ts";
import { reading } from "#app/data/db.server.ts";
import { aPlacement, aRequest, brokering, mondayMorning, type Brokering } from "#test/factories/brokerage.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Brokering;
let details: RequestDetails;

beforeAll(async () => {
  await database.holdClock(mondayMorning);
  world = await brokering(database.owner);
  const [serviceLineId] = world.lineIds;
  if (!serviceLineId) throw new Error("no line");
  details = {
    ...{ personRef: "P-48213" as PersonRef, ageBand: "75-84", supportReason: "physical-personal-care" },
    needs: [
      { domain: "mobility", timesAWeek: 14, minutes: 45, ratio: { staff: 1, people: 1 }, words: "Stairs" },
    ],
    lines: [{ serviceLineId, units: "10.5", schedule: "Mornings" }],
    ...{ helpToChoose: false, rungFromId: null, areaId: null, postcodeDistrict: "BS5" },
    ...{ startsOn: toDay("2027-01-04"), endsOn: null, urgency: "URGENT", preferences: "Near the park" },
    streams: ["council", "client"],
  };
});

const made = async (change: Partial<RequestDetails> = {}) => {
  const verdict = await makeRequest(world.assessor, world.frameworkId, { ...details, ...change });
  if (!verdict.ok) throw new Error(verdict.why.kind);
  return verdict.value.requestId;
};
const read = (requestId: string) => reading(world.broker, (tx) => requestOf(tx, requestId));
const stage = (requestId: string) => reading(world.broker, (tx) => stageOf(tx, requestId));
const told = async (requestId: string) =>
  (await reading(world.broker, (tx) => trailOf(tx, "request", requestId))).map(({ event }) => event.kind);

describe("a request", () => {
  test("is made by an assessor with a reference of its own, and stands as new", async () => {
    const requestId = await made();
    expect(await read(requestId)).toMatchObject({
      ...details,
      reference: expect.stringMatching(/^PR-2026-\d{4}$/) as string,
      lines: [{ ...details.lines[0], lotId: world.coreLotIds[0] }],
      brokerId: null,
    });
    expect(await stage(requestId)).toBe("new");
    expect(await told(requestId)).toEqual(["request-made"]);
  });

  test.each([
    [{ startsOn: toDay("2026-11-15") }, { kind: "starts-in-the-past" }],
    [{ areaId: "00000000-0000-4000-8000-000000000000" }, { kind: "area-not-known" }],
    [{ rungFromId: "00000000-0000-4000-8000-000000000000" }, { kind: "rung-not-known" }],
    [{ preferences: "Ring 07700 900123" }, { kind: "names-a-person" }],
    [
      { lines: [{ serviceLineId: "00000000-0000-4000-8000-000000000000", units: "1", schedule: "" }] },
      { kind: "line-not-named" },
    ],
  ] satisfies [Partial<RequestDetails>, object][])("is refused and not kept: %#", async (change, why) => {
    const before = await count();
    expect(await makeRequest(world.broker, world.frameworkId, { ...details, ...change })).toMatchObject({
      ok: false,
      why,
    });
    expect(await count()).toBe(before);
  });

  test("is changed while nobody has offered, and not once it is on hold", async () => {
    const requestId = await made();
    expect(await changeRequest(world.broker, requestId, { ...details, urgency: "ROUTINE" })).toMatchObject({
      ok: true,
    });
    expect(await read(requestId)).toMatchObject({ urgency: "ROUTINE", lines: [{ units: "10.5" }] });
    await holdRequest(world.broker, requestId, "The family asked to wait.");
    expect(await changeRequest(world.broker, requestId, details)).toEqual({
      ok: false,
      why: { kind: "not-now", stage: "on-hold" },
    });
  });

  test("of another council is not found", async () => {
    const requestId = await made();
    const stranger = { ...world.broker, commissionerId: "00000000-0000-4000-8000-000000000009" };
    expect(await holdRequest(stranger, requestId, "Wait")).toEqual({
      ok: false,
      why: { kind: "not-found" },
    });
  });
});

describe("brokers handle a request", () => {
  test("one takes it, gives it to another, holds it, takes it up, archives and opens it again", async () => {
    const requestId = await made();
    await assignRequest(world.broker, requestId, world.broker.accountId);
    expect(await stage(requestId)).toBe("searching");
    await assignRequest(world.broker, requestId, world.broker2.accountId);
    expect(await read(requestId)).toMatchObject({ brokerId: world.broker2.accountId });
    await holdRequest(world.broker2, requestId, "In hospital until next week.");
    expect(await stage(requestId)).toBe("on-hold");
    await resumeRequest(world.broker2, requestId);
    await archiveRequest(world.broker2, requestId, "Moved in with family.");
    expect(await stage(requestId)).toBe("archived");
    await reopenRequest(world.broker2, requestId);
    expect(await stage(requestId)).toBe("searching");
    expect(await told(requestId)).toEqual([
      "request-made",
      "request-assigned",
      "request-assigned",
      "request-held",
      "request-resumed",
      "request-archived",
      "request-reopened",
    ]);
  });

  test("nobody but a broker is given one, and no reason is given that names somebody", async () => {
    const requestId = await made();
    expect(await assignRequest(world.broker, requestId, world.assessor.accountId)).toEqual({
      ok: false,
      why: { kind: "not-a-broker" },
    });
    expect(await holdRequest(world.broker, requestId, "Ring 07700 900123")).toMatchObject({
      ok: false,
      why: { kind: "names-a-person" },
    });
    expect(await archiveRequest(world.broker, requestId, " ")).toEqual({
      ok: false,
      why: { kind: "no-reason" },
    });
    expect(await stage(requestId)).toBe("new");
  });

  test("one that led to a placement counts as placed until that is cancelled", async () => {
    const requestId = await aRequest(database.owner, world, {}, 40);
    const { placementId } = await aPlacement(database.owner, world, { request_id: requestId }, 40);
    expect(await stage(requestId)).toBe("placed");
    await database.owner.query(
      "UPDATE placement SET cancelled_on = '2026-11-16', cancelled_reason = 'x' WHERE id = $1",
      [placementId],
    );
    expect(await stage(requestId)).toBe("new");
  });
});

describe("the person's choice", () => {
  const filter = { miles: null, ratings: null, specialism: null, room: null, sort: "price" } as const;
  const page = () => ({ lotId: world.coreLotIds[0] ?? "", filter, limit: 25, offset: 0 });
  const place = (nth: 0 | 1 | 2) =>
    `${world.bidders[nth].actor.providerId}/${world.bidders[nth].organisationId}`;
  const options = (requestId: string) => reading(world.broker, (tx) => optionsOf(tx, requestId));

  test("is taken from the shortlist kept, frozen with what a week costs; a later one leaves it standing", async () => {
    const requestId = await made();
    await assignRequest(world.broker, requestId, world.broker.accountId);
    expect(
      await keepOptions(world.broker, requestId, { ...page(), places: [place(0), place(1)] }),
    ).toMatchObject({ ok: true, value: { kept: 2 } });
    const shown = await options(requestId);
    expect(shown).toMatchObject([
      { kind: "provider", weeklyPence: 25_200, offerId: null },
      { kind: "provider", weeklyPence: 25_725 },
      { kind: "direct-payment" },
    ]);
    const key = keyOfOptions(shown);
    await recordChoice(world.broker, requestId, { option: 1, words: "They know my street." }, key);
    await database.holdClock("2026-11-16T11:00:00.000Z");
    await recordChoice(world.broker, requestId, { option: "none", words: "I would rather wait." }, key);
    const kept = await reading(world.broker, (tx) => choicesOf(tx, requestId));
    expect(kept).toMatchObject([
      { chosen: null, words: "I would rather wait." },
      { chosen: { providerId: world.bidders[1].actor.providerId }, words: "They know my street." },
    ]);
    expect(kept[1]?.options).toEqual(shown);
    expect(await stage(requestId)).toBe("searching");
    expect((await told(requestId)).slice(-3)).toEqual([
      "shortlist-kept",
      "choice-recorded",
      "choice-recorded",
    ]);
  });

  test("of a direct payment leaves the request to be placed", async () => {
    const requestId = await made();
    await assignRequest(world.broker, requestId, world.broker.accountId);
    await recordChoice(world.broker, requestId, { option: 0, words: "" }, "direct-payment");
    expect(await stage(requestId)).toBe("to-place");
  });

  test("is not taken from options that changed, nor in words that name somebody", async () => {
    const requestId = await made();
    await assignRequest(world.broker, requestId, world.broker.accountId);
    await keepOptions(world.broker, requestId, { ...page(), places: [place(0)] });
    expect(await recordChoice(world.broker, requestId, { option: 0, words: "" }, "direct-payment")).toEqual({
      ok: false,
      why: { kind: "options-changed" },
    });
    const key = keyOfOptions(await options(requestId));
    expect(
      await recordChoice(world.broker, requestId, { option: 0, words: "Ask jo@example.org" }, key),
    ).toMatchObject({ ok: false, why: { kind: "names-a-person" } });
    expect(await reading(world.broker, (tx) => choicesOf(tx, requestId))).toEqual([]);
  });

  test("is offered nobody who is not eligible, and nobody at all where none is ticked", async () => {
    const requestId = await made();
    const stranger = `${world.bidders[0].actor.providerId}/00000000-0000-4000-8000-000000000000`;
    expect(await keepOptions(world.broker, requestId, { ...page(), places: [stranger] })).toEqual({
      ok: false,
      why: { kind: "no-longer-eligible" },
    });
    expect(await keepOptions(world.broker, requestId, { ...page(), places: [] })).toEqual({
      ok: false,
      why: { kind: "nobody-ticked" },
    });
    expect(await reading(world.broker, (tx) => shortlistsOf(tx, requestId))).toEqual([]);
  });
});

async function count(): Promise<number> {
  const { rows } = await database.owner.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM placement_request",
  );
  return rows[0]?.n ?? 0;
}
