import type { Page } from "playwright/test";

/** Fills the three boxes of a day, found by their legend. */
export async function fillDay(page: Page, legend: string, day: string, month: string, year: string) {
  const group = page.getByRole("group", { name: legend });
  await group.getByLabel("Day").fill(day);
  await group.getByLabel("Month").fill(month);
  await group.getByLabel("Year").fill(year);
}
