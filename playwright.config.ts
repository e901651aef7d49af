import { defineConfig } from "playwright/test";
import { chromiumArguments, findChromium, howToGetChromium } from "./test/support/chromium.ts";

const executablePath = findChromium();
if (!executablePath) throw new Error(howToGetChromium);

export default defineConfig({
  testDir: "test/e2e",
  globalSetup: "./test/support/e2e.setup.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  forbidOnly: true,
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    launchOptions: { executablePath, args: [...chromiumArguments] },
    screenshot: "only-on-failure",
    trace: "off",
  },
  projects: [
    { name: "chromium", use: { viewport: { width: 1280, height: 900 } } },
    {
      name: "no-javascript",
      // The provider's whole journey and the public's; other pages ship no script either.
      testMatch: /(provider-application|register|capacity)\.spec\.ts/,
      use: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false },
    },
    {
      name: "phone",
      // What is quickest done from a phone. That no page is wider than one, every project looks at.
      testMatch: /(register|capacity|stops)\.spec\.ts/,
      use: { viewport: { width: 375, height: 800 }, hasTouch: true, isMobile: true },
    },
  ],
});
