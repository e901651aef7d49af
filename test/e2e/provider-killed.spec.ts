import fs from "node:fs";
import path from "node:path";
import { parseHTML } from "linkedom";
import pg from "pg";
import { request, type APIRequestContext } from "playwright/test";
import { embeddedFolder, runningEmbeddedPostgres } from "#app/data/embedded-postgres.ts";
import { expect, test } from "#test/support/e2e.ts";
import { copyOfDataDir, startPortal, type Portal } from "#test/support/portal.ts";
import { demonstrationPassword } from "../../prisma/demo/accounts.ts";

test.skip(
  ({ javaScriptEnabled, isMobile }) => !javaScriptEnabled || isMobile,
  "it needs no browser: once is enough",
);

/** Kills the process as a power cut would, and starts it again on the same data. */
async function killAndStart(portal: Portal): Promise<Portal> {
  const gone = new Promise((resolve) => portal.process.once("exit", resolve));
  portal.process.kill("SIGKILL");
  await gone;
  return startPortal({ dataDir: portal.dataDir });
}

/** Where a restart failed, the database of the killed process still runs. */
function stopWhatIsLeft(portal: Portal) {
  if (!runningEmbeddedPostgres(portal.dataDir)) return;
  const file = path.join(embeddedFolder(portal.dataDir), "postmaster.pid");
  process.kill(Number(fs.readFileSync(file, "utf8").split("\n")[0]), "SIGQUIT");
}

/** A signed-in provider that sends forms; the same session goes on after a restart. */
async function visitorAt(portal: Portal, state?: Awaited<ReturnType<APIRequestContext["storageState"]>>) {
  const api = await request.newContext({
    baseURL: portal.url,
    maxRedirects: 0,
    ...(state && { storageState: state }),
  });
  if (!state) {
    const form = { email: "provider2@demo.test", password: demonstrationPassword };
    expect((await api.post("/sign-in", { form })).status()).toBe(302);
  }
  return api;
}

async function ownerOf(portal: Portal): Promise<pg.Client> {
  const owner = new pg.Client({ connectionString: runningEmbeddedPostgres(portal.dataDir)?.url() });
  owner.on("error", () => undefined);
  await owner.connect();
  return owner;
}

async function versions(portal: Portal, application: string): Promise<readonly number[]> {
  const owner = await ownerOf(portal);
  const { rows } = await owner.query<{ version: number }>(
    "SELECT version FROM submission WHERE application_id = $1 ORDER BY version",
    [application.split("/").at(-1)],
  );
  await owner.end();
  return rows.map((row) => row.version);
}

/** The value of the choice with this label, and the names of the boxes, as the page has them. */
async function choice(api: APIRequestContext, page: string, label: RegExp): Promise<string> {
  const { document } = parseHTML(await (await api.get(page)).text());
  const found = [...document.querySelectorAll("label")].find((one) => label.test(one.textContent ?? ""));
  return document.getElementById(found?.getAttribute("for") ?? "")?.getAttribute("value") ?? "";
}

async function price(api: APIRequestContext, page: string, amount: string) {
  const { document } = parseHTML(await (await api.get(page)).text());
  const names = [...document.querySelectorAll("input[name^='price.']")].map(
    (box) => box.getAttribute("name") ?? "",
  );
  const form = {
    ...Object.fromEntries(names.map((name) => [name, amount])),
    vat: "EXEMPT",
    sustainability: "Reserves.",
  };
  expect((await api.post(page, { form })).status()).toBe(302);
}

/** Fills in everything that a new provider is asked, and answers the application's address and its prices'. */
async function fillIn(api: APIRequestContext) {
  const roundId = parseHTML(await (await api.get("/provider")).text())
    .document.querySelector("input[name=roundId]")
    ?.getAttribute("value");
  const started = await api.post("/provider/applications", { form: { roundId: roundId ?? "" } });
  const application = (started.headers()["location"] ?? "").split("?")[0] ?? "";
  const post = async (section: string, form: Record<string, string>) =>
    expect((await api.post(`${application}/${section}`, { form })).status(), section).toBe(302);
  await post("organisation", {
    ...{ name: "Ambudwen Home Care", contactName: "Tom", contactMail: "tom@demo.test" },
    ...{ contactPhone: "01632 960002", size: "small", isVoluntary: "no" },
  });
  await post("declaration", {
    ...{ mandatoryGrounds: "no", discretionaryGrounds: "no", conflicts: "no", declaredBy: "Tom" },
  });
  const lotIds = await choice(api, `${application}/lots`, /Home care/);
  await post("lots", { lotIds });
  const lot = `lots/${lotIds}`;
  const areaIds = await choice(api, `${application}/${lot}`, /^Central$/);
  const locationIds = await choice(api, `${application}/${lot}`, /whole organisation|Ambudwen/);
  await post(lot, { areaIds, locationIds, capacity: "40" });
  await price(api, `${application}/${lot}/prices`, "5.00");
  const standards = parseHTML(await (await api.get(`${application}/standards`)).text()).document;
  const answers = [...standards.querySelectorAll("input[type=radio]")].reverse();
  const form = answers.map(
    (one) => [one.getAttribute("name") ?? "", one.getAttribute("value") ?? ""] as const,
  );
  await post("standards", Object.fromEntries(form));
  for (const code of ["OUTCOMES", "WORKFORCE", "COMMUNITY"])
    await post(`questions/${code}`, { text: "We listen first, then plan with the person." });
  const certificate = { name: "certificate.txt", mimeType: "text/plain", buffer: Buffer.from("Insured.\n") };
  const multipart = { purpose: "INSURANCE-CERTIFICATE", file: certificate };
  expect((await api.post(`${application}/documents`, { multipart })).status()).toBe(302);
  return { application, prices: `${application}/${lot}/prices` };
}

test("what a provider has a receipt for survives a kill of the server, and nothing is there twice", async () => {
  test.setTimeout(240_000);
  let portal = await startPortal({ dataDir: copyOfDataDir(process.env["CAREFRAME_TEST_WORLD"] ?? "") });
  try {
    let api = await visitorAt(portal);
    const { application, prices } = await fillIn(api);
    const submit = () => api.post(`${application}/submission`, { form: {} });
    const again = async () => {
      const state = await api.storageState();
      portal = await killAndStart(portal);
      api = await visitorAt(portal, state);
    };

    await test.step("killed when the answer is out, before the receipt is read", async () => {
      expect((await submit()).headers()["location"]).toBe(`${application}/receipt`);
      await again();
      expect(await (await api.get(`${application}/receipt`)).text()).toMatch(/R3-\d{4,}-1</);
      expect((await submit()).status()).toBe(302);
      expect(await versions(portal, application)).toEqual([1]);
    });

    await test.step("killed before the deed is committed: nothing of it is there, and it can be sent again", async () => {
      await price(api, prices, "5.10");
      const owner = await ownerOf(portal);
      await owner.query("BEGIN");
      await owner.query("SELECT 1 FROM audit_head FOR UPDATE");
      const unanswered = submit().catch(() => undefined);
      await expect
        .poll(async () => {
          const { rows } = await owner.query("SELECT 1 FROM pg_locks WHERE NOT granted");
          return rows.length;
        })
        .toBeGreaterThan(0);
      await again();
      await unanswered;
      await owner.end().catch(() => undefined);
      expect(await versions(portal, application)).toEqual([1]);
      expect((await submit()).status()).toBe(302);
      expect(await versions(portal, application)).toEqual([1, 2]);
    });

    await test.step("killed when the deed is committed and the answer not yet out: sent again, it is there once", async () => {
      await price(api, prices, "5.20");
      const owner = await ownerOf(portal);
      const unanswered = submit().catch(() => undefined);
      for (;;) {
        const { rows } = await owner.query(
          "SELECT 1 FROM submission WHERE reference LIKE 'R3-%-3' AND application_id = $1",
          [application.split("/").at(-1)],
        );
        if (rows.length > 0) break;
      }
      await owner.end();
      await again();
      await unanswered;
      expect((await submit()).status()).toBe(302);
      expect(await versions(portal, application)).toEqual([1, 2, 3]);
    });
  } finally {
    await portal.stop();
    stopWhatIsLeft(portal);
    fs.rmSync(portal.dataDir, { recursive: true, force: true });
  }
});
