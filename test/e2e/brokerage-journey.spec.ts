import type { Browser, Page } from "playwright/test";
import { expect, test } from "#test/support/e2e.ts";
import { expectAccessible } from "#test/support/axe.ts";
import { fillDay } from "#test/support/fields.ts";
import { linkInLetterTo } from "#test/support/letters.ts";
import { signInAs, signOut } from "#test/support/people.ts";
import { peopleAtPlaces } from "#test/support/people-asked.ts";
import { arrange } from "#test/support/portal-database.ts";
import { demonstrationPassword } from "../../prisma/demo/accounts.ts";

const person = "P-77555";

/** What the three say, an hour and for 28 hours a week. */
const offers = [
  { who: "asked1", hour: "20.50", week: "£574.00", conditions: "The first call from 8am." },
  { who: "asked2", hour: "20.20", week: "£565.60", conditions: "Two carers who share the week." },
  { who: "asked3", hour: "20.75", week: "£581.00", conditions: "The same carer on six days." },
] as const;

test("a person’s need becomes three offers, a price agreed, a panel’s limit, a placement, a stay in hospital, a review and an end", async ({
  page,
  browser,
  baseURL,
  portal,
}) => {
  test.setTimeout(240_000);

  // The broker writes the request down and asks three providers.
  await signInAs(page, "broker");
  const request = await makeRequest(page);
  await page.goto(`${request}/enquiries`);
  const alone = page.getByRole("checkbox", { name: /^[^,]+$/ });
  const places = await Promise.all([0, 1, 2].map((nth) => alone.nth(nth).inputValue()));
  const names = await Promise.all(
    [0, 1, 2].map(async (nth) => nameBeside(page, await alone.nth(nth).inputValue())),
  );
  await arrange(portal, peopleAtPlaces(places));
  for (const nth of [0, 1, 2]) await alone.nth(nth).check();
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText("Each provider has a letter and knows of nobody else.")).toBeVisible();
  await signOut(page);

  // Each answers from its letter, and none learns of the person, nor of another.
  for (const offer of offers) await answer(page, browser, baseURL ?? "", offer, names);

  // The broker argues with the dearest, whom the person prefers, and the provider agrees.
  await signInAs(page, "broker");
  await page.goto(`${request}/offers`);
  await expect(page.getByRole("heading", { level: 2 })).toContainText(
    [...offers].sort((a, b) => Number(a.hour) - Number(b.hour)).map(({ week }) => `${week} a week`),
  );
  await page.getByRole("button", { name: `Negotiate the price of ${names[2]}` }).click();
  await expect(page.getByText("Baseline: £581.00 a week")).toBeVisible();
  const negotiation = page.url();
  await noteRateCard(page);
  await page.getByLabel(/, an hour$/).fill("20.00");
  await page.getByLabel("Why", { exact: true }).first().fill("Seven evenings in one street, without travel.");
  await page.getByRole("button", { name: "Name this price" }).click();
  await expect(page.getByText("You named £560.00 a week")).toBeVisible();
  await signOut(page);
  await signInAs(page, "asked3");
  await page.goto("/provider/enquiries");
  await page.getByRole("link", { name: /in BS5$/ }).click();
  await page.getByRole("link", { name: "The council negotiates the price with you" }).click();
  await expect(page.getByText("The council named £560.00 a week")).toBeVisible();
  await page.getByRole("button", { name: "Agree to £560.00 a week" }).click();
  await expect(page.getByText("The price is agreed and the council told so.")).toBeVisible();
  await signOut(page);

  // Twenty-one pounds a week are avoided: 121 days up to 31 March, and 365 of a full year.
  await signInAs(page, "broker");
  await page.goto(negotiation);
  await page.getByRole("link", { name: "Saves £21.00 a week" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Cost avoided: £21.00 a week");
  await expect(page.getByText("£363.00")).toBeVisible();
  await expect(page.getByText("£1,095.00")).toBeVisible();

  // The forum has to be asked from £500 a week. It sits on 1 December.
  await page.goto(`${request}/panel`);
  await page.getByLabel("Support Options Forum").check();
  await page.getByLabel("Price for a week that is asked for").fill("581");
  await page.getByLabel("What speaks for it?").fill("The carer knows the language of the person.");
  await page.getByRole("button", { name: "Put the case" }).click();
  await expect(page.getByText("The case is put.")).toBeVisible();
  const panelCase = page.url().split("?")[0] ?? "";
  await signOut(page);
  await moveClock(page, "1", "10:05");

  await signInAs(page, "commissioner");
  await page.goto(panelCase);
  await expect(page.getByText("£560.00").first()).toBeVisible();
  await page.getByRole("link", { name: "Sitting", exact: true }).click();
  await page.getByRole("button", { name: "Note who is there" }).click();
  await page.getByLabel("Moira Penhale").check();
  await page.getByLabel("Priya Lakhani").check();
  await page.getByRole("button", { name: "Note who is there" }).click();
  await page.goto(panelCase);
  await expectAccessible(page);
  await page.getByLabel("Approve", { exact: true }).check();
  await page.getByLabel("Limit for a week").fill("570");
  await fillDay(page, "Last day on which the limit holds", "28", "2", "2027");
  await page.getByRole("button", { name: "Write the decision down" }).click();
  await expect(page.getByText("£570.00 a week, until the end of 28 February 2027")).toBeVisible();
  await signOut(page);

  // The person chooses, and the broker places within the limit.
  await signInAs(page, "broker");
  await page.goto(`${request}/choice`);
  await page.getByLabel(new RegExp(names[2] ?? "")).check();
  await page.getByLabel("Why, in the person’s own words").fill("I can talk with her.");
  await page.getByRole("button", { name: "Take the choice down" }).click();
  await page.getByRole("button", { name: "Make the placement" }).click();
  await page.getByRole("button", { name: "Place the person" }).click();
  await expect(page.getByText("It waits for approval.")).toBeVisible();
  const placement = page.url().split("?")[0] ?? "";
  await expect(page.getByRole("link", { name: "Approve it, or return it to brokerage" })).toHaveCount(0);
  await signOut(page);

  await signInAs(page, "approver");
  await page.goto(`${placement}/approval`);
  await expect(page.getByText("£560.00").first()).toBeVisible();
  await page.getByLabel("Approve what it costs").check();
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(
    page.getByText("The placement is approved, and the provider is told that it stands."),
  ).toBeVisible();
  await signOut(page);

  // Half is paid while the person is in hospital.
  await signInAs(page, "broker");
  await page.goto(`${placement}/suspension`);
  await page.getByLabel("In hospital").check();
  await fillDay(page, "What is the first day away?", "1", "12", "2026");
  await fillDay(page, "On which day is the person back?", "8", "12", "2026");
  await page.getByLabel("Which part of the price is paid meanwhile?").fill("50");
  await page.getByRole("button", { name: "Suspend the placement" }).click();
  await expect(page.getByText("£280.00 of £560.00 is paid while the person is away")).toBeVisible();
  await expect(page.getByText("Suspended", { exact: true })).toBeVisible();
  await signOut(page);

  // The provider sees it, and proposes fewer hours for the time after.
  await signInAs(page, "asked3");
  await page.goto("/provider/placements");
  await page.getByRole("row").filter({ hasText: person }).getByRole("link").click();
  await expect(page.getByText("In hospital: 1 December 2026 to 7 December 2026")).toBeVisible();
  await page.getByRole("link", { name: "Propose fewer or more of it" }).click();
  await page.getByRole("radio").first().check();
  await page.getByLabel("How many units a week instead?").fill("21");
  await fillDay(page, "From which day?", "14", "12", "2026");
  await page.getByLabel("Why?").fill("The person washes alone again since the ward.");
  await page.getByRole("button", { name: "Send the proposal" }).click();
  await expect(page.getByText("The council has your proposal. An assessor decides.")).toBeVisible();
  await signOut(page);

  await signInAs(page, "assessor");
  await page.goto("/brokerage/reviews");
  await page
    .getByRole("row")
    .filter({ hasText: names[2] ?? "" })
    .getByRole("link", { name: /PL-2026-/ })
    .click();
  await expect(page.getByText("£560.00")).toBeVisible();
  await expect(page.getByText("£420.00")).toBeVisible();
  await page.getByLabel("Agree", { exact: true }).check();
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("Decided. The provider has been told.")).toBeVisible();
  await signOut(page);

  // The broker ends it, and the thread tells all of it in order of time.
  await signInAs(page, "broker");
  await page.goto(`${placement}/end`);
  await fillDay(page, "What is the last day?", "31", "12", "2026");
  await page.getByLabel("Why does it end?").fill("The person moves to a family member.");
  await page.getByRole("button", { name: "End the placement" }).click();
  await expect(page.getByText("1 December 2026 to 31 December 2026").first()).toBeVisible();
  await expect(page.getByRole("table", { name: "Over time" })).toContainText("£420.00");
  await page.goto(request);
  await expectAccessible(page);
  await expectInOrder(page, [
    "The request was made",
    "Given to Grace Tolland",
    ...names.map((name) => `${name} was asked`).sort(),
    ...offers.map(({ week }, nth) => `${names[nth]} offered ${week} a week`),
    `A negotiation with ${names[2]} was opened`,
    `£560.00 a week was named to ${names[2]}`,
    `Agreed with ${names[2]}: £560.00 a week`,
    "Put to the Support Options Forum: £581.00 a week",
    "The Support Options Forum approved up to £570.00 a week",
    `The person chose ${names[2]}`,
    `Placed with ${names[2]}: `,
    ", at £560.00 a week",
    "the person being in hospital, until Tuesday 8 December 2026",
    "from 28 to 21 units a week",
    "from 28 to 21 units a week",
    "with Thursday 31 December 2026 as its last day",
  ]);
  await signOut(page);

  // Those who were not chosen see that the enquiry is over, and no more.
  await signInAs(page, "asked2");
  await page.goto("/provider/placements");
  await expect(page.getByText(person)).toHaveCount(0);
  await page.goto("/provider/enquiries");
  await page.getByRole("link", { name: /in BS5$/ }).click();
  await expect(
    page.getByText("The council has closed this enquiry. You do not have to do anything."),
  ).toBeVisible();
  const html = await page.content();
  for (const secret of [person, names[2] ?? "", "£560.00", "PL-2026-9"]) expect(html).not.toContain(secret);
});

async function makeRequest(page: Page): Promise<string> {
  await page.goto("/brokerage/requests/new");
  await page.getByLabel("Your council’s reference of the person").fill(person);
  await page.getByLabel("Age band").selectOption({ label: "75 to 84" });
  await page.getByLabel("Main reason for support").selectOption({ label: "Physical support: personal care" });
  await page.getByLabel("Mobility: times a week").fill("28");
  await page.getByLabel("Mobility: minutes each time").fill("60");
  await page.getByLabel("Yes: the service lines below").check();
  await page
    .getByLabel("Service line 1")
    .selectOption({ label: "Lot 6, Home care: Visit of 60 minutes (an hour)" });
  await page.getByLabel("Units a week of line 1").fill("28");
  await page.getByLabel("Postcode district").fill("BS5");
  await fillDay(page, "On which day does support start?", "1", "12", "2026");
  await page.getByLabel("It can wait for the usual search").check();
  await page.getByLabel("The council", { exact: true }).check();
  await page.getByRole("button", { name: "Make the request" }).click();
  await expect(page.getByText("The request is made.")).toBeVisible();
  const request = page.url().split("?")[0] ?? "";
  await page.getByRole("button", { name: "Take or give this request" }).click();
  await page.getByLabel("(you)").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The request is given to its broker.")).toBeVisible();
  return request;
}

function nameBeside(page: Page, value: string): Promise<string> {
  return page.locator(`.govuk-checkboxes__item:has(input[value="${value}"]) label`).innerText();
}

async function answer(
  page: Page,
  browser: Browser,
  baseURL: string,
  { who, hour, week, conditions }: (typeof offers)[number],
  names: readonly string[],
) {
  const link = await linkInLetterTo(browser, baseURL, `${who}@demo.test`);
  await page.goto(link);
  await page.getByLabel("Email address").fill(`${who}@demo.test`);
  await page.getByLabel("Password", { exact: true }).fill(demonstrationPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(link);
  await expect(page.getByText("Aged 75 to 84. Physical support: personal care")).toBeVisible();
  await page.getByLabel("Price an hour").fill(hour);
  await page.getByLabel("Conditions").fill(conditions);
  await page.getByRole("button", { name: "Send your offer" }).click();
  await expect(page.getByText(`Your offer: ${week} a week`)).toBeVisible();
  await expectAccessible(page);
  for (const address of [link, "/provider/enquiries", "/provider", "/provider/placements"]) {
    await page.goto(address);
    const html = await page.content();
    const others = offers.filter((one) => one.who !== who);
    const secrets = [person, "PR-2026-", ...others.flatMap((one) => [one.week, one.conditions])];
    const own = names[offers.findIndex((one) => one.who === who)];
    for (const secret of [...secrets, ...names.filter((name) => name !== own)])
      expect(html, `${who} reads ${secret} at ${address}`).not.toContain(secret);
  }
  await signOut(page);
}

/** Each event of the thread says what it should, in this order, and there is no other. */
async function expectInOrder(page: Page, events: readonly string[]) {
  const titles = page
    .getByRole("list", { name: "What happened, in order of time" })
    .locator(".app-timeline__title");
  const said = await titles.allInnerTexts();
  const inOrder = (list: readonly string[]) => [
    ...list.slice(0, 2),
    ...list.slice(2, 5).toSorted(),
    ...list.slice(5),
  ];
  expect(
    inOrder(said).map((title, nth) => (title.includes(events[nth] ?? "?") ? events[nth] : title)),
  ).toEqual(events);
}

async function moveClock(page: Page, day: string, time: string) {
  await signInAs(page, "admin");
  await page.goto("/admin/clock");
  await fillDay(page, "Which day?", day, "12", "2026");
  await page.getByLabel("Time in London").fill(time);
  await page.getByRole("button", { name: "Move the clock" }).click();
  await expect(page.getByText("The clock is moved.")).toBeVisible();
  await signOut(page);
}

/** Notes a rate card with its file as what the price rests on, and reads the file back. */
async function noteRateCard(page: Page) {
  await page.getByRole("link", { name: "Note on what our price rests" }).click();
  await expectAccessible(page);
  const card = { name: "rate card.txt", mimeType: "text/plain", buffer: Buffer.from("An hour: 20.00\n") };
  await page.getByLabel("Benchmark").check();
  await page.getByLabel("File that shows it (optional)").setInputFiles(card);
  await page.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter where it comes from");
  await page.getByLabel("Where it comes from").fill("The provider’s published rate card");
  await fillDay(page, "Day of the figure", "16", "11", "2026");
  await page.getByLabel("File that shows it (optional)").setInputFiles(card);
  await page.getByRole("button", { name: "Note it" }).click();
  await expect(page.getByText("The basis is noted. The provider does not see it.")).toBeVisible();
  const href = await page.getByRole("link", { name: card.name }).getAttribute("href");
  const file = await page.request.get(href ?? "");
  expect(await file.text()).toBe("An hour: 20.00\n");
}
