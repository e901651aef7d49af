import { beforeAll, describe, expect, test } from "vitest";
import { action } from "#app/routes/provider/application/prices.tsx";
import { anApplicant, applying, type Applying } from "#test/factories/applicant.ts";
import { wholeApplication } from "#test/factories/whole-application.ts";
import { useDatabase } from "#test/support/database.ts";

const database = useDatabase();
let world: Applying;
let applicationId: string;
let box: string;

beforeAll(async () => {
  world = await applying(database.owner);
  await database.holdClock("2026-11-24T10:00:00Z");
  applicationId = await wholeApplication(world);
  box = `price.${world.lineIds[0]}.${world.everywhereId}.${world.organisationId}`;
});

type Answer = { readonly status: number; readonly errors: Readonly<Record<string, string>> };

/** Posts a rate card as the page does, and answers what the page would say. */
async function post(
  fields: Readonly<Record<string, string>>,
  actor = world.actor,
  id = applicationId,
): Promise<Answer> {
  const request = new Request("http://portal.test/", {
    method: "POST",
    body: new URLSearchParams({ vat: "EXEMPT", ...fields }),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  try {
    const answer = (await action({
      request,
      params: { applicationId: id, lotId: world.coreLotIds[0] },
      context: { visitor: async () => ({ actor }), address: "" },
    })) as unknown as {
      readonly data: { readonly errors: Record<string, string> };
      readonly init: { readonly status: number };
    };
    return { status: answer.init.status, errors: answer.data.errors };
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return { status: thrown.status, errors: {} };
  }
}

describe("a price that cannot be read gets a sentence beside it and status 400", () => {
  test.each([
    ["1e3", "Price must be a number in pounds and pence, like 21.50"],
    ["£12,34", "Price must be a number in pounds and pence, like 21.50"],
    ["12.345", "Price must have no more than two decimal places, like 21.50"],
    ["-1", "Price must be more than £0"],
    ["0", "Price must be more than £0"],
    ["NaN", "Price must be a number in pounds and pence, like 21.50"],
    ["Infinity", "Price must be a number in pounds and pence, like 21.50"],
    ["٢١٫٥٠", "Price must be a number in pounds and pence, like 21.50"],
    ["２１", "Price must be a number in pounds and pence, like 21.50"],
    ["0x15", "Price must be a number in pounds and pence, like 21.50"],
    ["99999999999999999999", "Price must be less than £10,000,000"],
    ["", "Enter a price, like 21.50"],
    ["twenty", "Price must be a number in pounds and pence, like 21.50"],
  ])("%j: %s", async (typed, sentence) => {
    expect(await post({ [box]: typed })).toEqual({ status: 400, errors: { [box]: sentence } });
  });
});

test("a price over its cap gets the cap, the unit, its day and what to do, with status 409", async () => {
  expect(await post({ [box]: "26.01" })).toEqual({
    status: 409,
    errors: {
      [box]:
        "The cap is £26.00 an hour from 1 April 2025. Enter £26.00 or less, or ask the council for an exception before 12 noon on Friday 4 December 2026",
    },
  });
});

test("a price at its cap is kept, and sends the provider back to its task list", async () => {
  expect(await post({ [box]: "£26.00" })).toEqual({ status: 302, errors: {} });
});

test("a line of another lot, or one that nobody knows, gets a sentence and status 400", async () => {
  const sentence =
    "One of these prices is for a line that is not in this lot. Go back to your application and open the prices again";
  for (const line of [world.lineIds[1], "nonsense"]) {
    const stray = `price.${line}.${world.everywhereId}.${world.organisationId}`;
    expect(await post({ [box]: "20.00", [stray]: "20.00" })).toEqual({
      status: 400,
      errors: { "": sentence },
    });
  }
});

test("another provider's application, and an id that is none, are not found", async () => {
  const stranger = await anApplicant(database.owner, 2);
  expect((await post({ [box]: "20.00" }, stranger.actor)).status).toBe(404);
  expect((await post({ [box]: "20.00" }, world.actor, "not-an-id")).status).toBe(404);
});

test("after the close a price is refused with status 409", async () => {
  await database.holdClock("2026-12-04T12:00:00.000Z");
  expect((await post({ [box]: "20.00" })).status).toBe(409);
});
