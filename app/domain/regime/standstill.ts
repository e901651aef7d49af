import { addDays, startOfDay, type Day, type Instant } from "../calendar.ts";
import { addWorkingDays, sameOrNextWorkingDay, type BankHolidays } from "../working-days.ts";

/**
 * Public Contracts Regulations 2015 reg 87: midnight at the end of the 10th calendar day after the award letters are sent
 * electronically (the 15th by other means). A last day that is no working day of England and Wales runs to the end of the next
 * that is (reg 2(4), to be confirmed in its text). The contract may be made from that instant on.
 */
export function pcrStandstillEndsAt(sentOn: Day, holidays: BankHolidays, days = 10): Instant {
  return endOf(sameOrNextWorkingDay(addDays(sentOn, counted(days)), "england-and-wales", holidays));
}

/**
 * Procurement Act 2023 s.51: the end of the 8th working day beginning with the day the contract award notice is published, which
 * counts when it is itself a working day. A bank holiday in any part of the United Kingdom does not count (s.123).
 */
export function paStandstillEndsAt(publishedOn: Day, holidays: BankHolidays, workingDays = 8): Instant {
  return endOf(addWorkingDays(addDays(publishedOn, -1), counted(workingDays), "united-kingdom", holidays));
}

/**
 * Provider Selection Regime (SI 2023/1348) reg 12: midnight at the end of the 8th working day after the day of the notice, by the
 * bank holidays of England.
 */
export function psrStandstillEndsAt(noticeOn: Day, holidays: BankHolidays, workingDays = 8): Instant {
  return endOf(addWorkingDays(noticeOn, counted(workingDays), "england", holidays));
}

function endOf(day: Day): Instant {
  return startOfDay(addDays(day, 1));
}

function counted(days: number): number {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError(`Not a standstill of days: ${days}`);
  return days;
}
