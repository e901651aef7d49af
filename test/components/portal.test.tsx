import { renderToStaticMarkup } from "react-dom/server";
import { parseHTML } from "linkedom";
import type { ReactElement } from "react";
import { expect, test } from "vitest";
import { PricesOfLot, type ShownPrice } from "#app/components/evaluation/PricesOfLot.tsx";
import { Chrome } from "#app/components/portal/Chrome.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import { FilterPanel } from "#app/components/portal/FilterPanel.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PriceBesideCap } from "#app/components/portal/PriceBesideCap.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { TaskProgress } from "#app/components/portal/TaskProgress.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";

function page(element: ReactElement): Document {
  return parseHTML(`<!doctype html><html><body>${renderToStaticMarkup(element)}</body></html>`).document;
}

function words(node: { readonly textContent: string | null } | null | undefined): string {
  return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
}

const chrome = {
  councilName: "Exampleshire County Council",
  serviceName: "Careframe",
  navigation: [
    { href: "/provider", text: "Home", active: false },
    { href: "/provider/rates", text: "Rates", active: true },
  ],
} as const;

test("a form without errors shows no error summary", () => {
  expect(renderToStaticMarkup(<FormErrors errors={{}} />)).toBe("");
  expect(renderToStaticMarkup(<FormErrors errors={undefined} />)).toBe("");
});

test("each error links to its field, or to the part of it that can be typed in", () => {
  const errors = { price: "Enter a price, like 21.50", opens: "Enter a date" };
  const document = page(<FormErrors errors={errors} targets={{ opens: "opens-day" }} />);
  const links = [...document.querySelectorAll("a")].map((link) => [link.getAttribute("href"), words(link)]);
  expect(links).toEqual([
    ["#price", "Enter a price, like 21.50"],
    ["#opens-day", "Enter a date"],
  ]);
});

test("a table that turns into cards keeps the roles of a table and names each cell", () => {
  const document = page(
    <ResponsiveTable
      caption="Rates"
      columns={[
        { key: "line", label: "Service line" },
        { key: "rate", label: "Rate", numeric: true },
      ]}
      rows={[{ key: 1, cells: { line: "Home care", rate: "£24.38" } }]}
    />,
  );
  for (const role of ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"]) {
    expect(document.querySelector(`[role="${role}"]`), role).not.toBeNull();
  }
  expect(document.querySelector("td")?.getAttribute("data-label")).toBe("Rate");
  expect(document.querySelector("td")?.className).toContain("app-num");
});

test("a deadline says when it is, how long is left and what our clock says", () => {
  const said = words(
    page(<Deadline words="12 noon on Friday 4 December 2026" left="3 days left" serverTime="09:14:05" />)
      .body,
  );
  for (const part of ["12 noon on Friday 4 December 2026", "3 days left", "09:14:05"])
    expect(said).toContain(part);
});

test("a price stands beside its cap with its unit", () => {
  const element = (
    <PriceBesideCap price="£24.38" cap="£24.80" unit="an hour" difference="£0.42 under the cap" />
  );
  expect(words(page(element).body)).toBe("£24.38 an hour cap £24.80 £0.42 under the cap");
});

test("a status is a word, not only a colour", () => {
  const looks = {
    open: { word: "Open", colour: "green" },
    closed: { word: "Closed", colour: "grey" },
  } as const;
  expect(words(page(<StatusTag status="closed" looks={looks} />).body)).toBe("Closed");
});

test("progress is said in words", () => {
  expect(words(page(<TaskProgress completed={4} total={7} />).querySelector("p"))).toBe(
    "4 of 7 sections completed",
  );
});

test("a filter is a plain form whose answers go into the address", () => {
  const form = page(<FilterPanel filters={<input name="lot" />}>Results</FilterPanel>).querySelector("form");
  expect(form?.getAttribute("method")).toBe("get");
});

test("a download says what it holds and in which format", () => {
  const link = page(
    <DownloadLinks what="42 rates" links={[{ href: "/rates.csv", format: "CSV" }]} />,
  ).querySelector("a");
  expect(words(link)).toBe("42 rates as CSV");
});

test("the event that is now is marked for those who cannot see the line", () => {
  const events = [{ title: "Applications", when: "until 4 December 2026", state: "now" }] as const;
  const item = page(<Timeline label="Round" events={events} />).querySelector("li");
  expect(item?.getAttribute("aria-current")).toBe("step");
  expect(words(item)).toContain("(Now)");
});

test("the page around everything needs no script and no inline style", () => {
  const document = page(
    <Chrome {...chrome} phase="Demonstration" phaseText="All invented.">
      <p>Content</p>
    </Chrome>,
  );
  expect(document.querySelector("script, [style], button[hidden]")).toBeNull();
  expect(document.querySelector(".govuk-skip-link")?.getAttribute("href")).toBe("#main-content");
  expect(words(document.querySelector("main#main-content"))).toBe("Content");
  expect(words(document.querySelector('[aria-current="true"]'))).toBe("Rates");
  expect(words(document.querySelector(".govuk-phase-banner"))).toContain("Demonstration");
});

test("signing out is a post, offered only to those who are signed in", () => {
  const account = {
    name: "Amina Okafor",
    organisation: "Willowbank",
    href: "/account",
    signOutAction: "/sign-out",
  };
  const form = page(
    <Chrome {...chrome} account={account}>
      Content
    </Chrome>,
  ).querySelector("header form");
  expect([form?.getAttribute("method"), form?.getAttribute("action")]).toEqual(["post", "/sign-out"]);
  expect(page(<Chrome {...chrome}>Content</Chrome>).querySelector("form")).toBeNull();
});

test("offered prices say which is below its floor and whose VAT differs, and then what the provider says of them", () => {
  const price: ShownPrice = {
    ...{ key: "a", line: "Visit", place: "Everywhere", price: "£24.00", cap: "£25.00", unit: "an hour" },
    ...{ difference: "£1.00 under", over: false, below: "", vat: "", last: "None", change: "", outside: "" },
  };
  const low = { ...price, key: "b", below: "Below its lawful cost, £24.50", vat: "VAT: standard rate" };
  const shown = (prices: readonly ShownPrice[], keptUp: string) =>
    words(page(<PricesOfLot lot="Lot 6" prices={prices} keptUp={keptUp} />).body);
  expect(shown([price], "")).not.toContain("lawful cost");
  expect(shown([price, low], "From reserves.")).toMatch(
    /VAT: standard rate.*Below its lawful cost, £24\.50.*would be kept up ?From reserves\./,
  );
  expect(shown([low], "")).toContain("It was not asked when this application was sent.");
});
