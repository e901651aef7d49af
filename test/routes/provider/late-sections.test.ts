import { beforeAll, expect, test } from "vitest";
import { action as savePrices, loader as pricesPage } from "#app/routes/provider/application/prices.tsx";
import { action as saveAnswer, loader as answerPage } from "#app/routes/provider/application/question.tsx";
import { applying, type Applying } from "#test/factories/applicant.ts";
import { wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Applying;
let applicationId: string;

beforeAll(async () => {
  world = await applying(database.owner);
  await database.holdClock("2026-11-24T10:00:00Z");
  applicationId = await wholeApplication(world);
  await database.holdClock("2026-12-04T12:00:00.000Z");
});

type Answer = {
  readonly data: {
    readonly errors: Record<string, string>;
    readonly typed: Record<string, readonly string[]>;
  };
  readonly init: { readonly status: number };
};

const sentence = expect.stringMatching(
  /^This round closed at 12 noon on Friday 4 December 2026\..+What you typed is still on this page/,
) as string;

function asked(params: Readonly<Record<string, string>>, fields?: Readonly<Record<string, string>>) {
  const sent = fields && {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  };
  return {
    request: new Request("http://portal.test/", sent),
    params: { applicationId, ...params },
    context: { visitor: async () => ({ actor: world.actor }), address: "", posted: true },
  };
}

test("an answer sent after the close is refused on its own page, with every word of it", async () => {
  const text = "We listen first,\nthen plan with the person.";
  const params = { code: "OUTCOMES" };
  const answer = (await saveAnswer(asked(params, { text }))) as unknown as Answer;
  expect(answer.init.status).toBe(409);
  expect(answer.data.errors).toEqual({ "": sentence });
  expect(answer.data.typed["text"]).toEqual([text]);
  expect(await answerPage(asked(params))).toMatchObject({ applicationId, text: "How do you help?" });
});

test("prices sent after the close are refused on their own page, with every price", async () => {
  const box = `price.${world.lineIds[0]}.${world.everywhereId}.${world.organisationId}`;
  const params = { lotId: world.coreLotIds[0] ?? "" };
  const answer = (await savePrices(asked(params, { [box]: "20.15", vat: "EXEMPT" }))) as unknown as Answer;
  expect(answer.init.status).toBe(409);
  expect(answer.data.errors).toEqual({ "": sentence });
  expect(answer.data.typed[box]).toEqual(["20.15"]);
  expect(await pricesPage(asked(params))).toMatchObject({ applicationId });
});

test("a section opened after the close leads to the application’s own page", async () => {
  const opened = asked({ code: "OUTCOMES" });
  const answer = answerPage({ ...opened, context: { ...opened.context, posted: false } });
  await expect(answer).rejects.toMatchObject({ status: 302 });
});
