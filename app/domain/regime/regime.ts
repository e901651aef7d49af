/** The legal regime under which a framework was advertised, or a call-off is made. */
export type Regime = "PCR_2015_LIGHT_TOUCH" | "PA_2023_LIGHT_TOUCH" | "PSR_2023";
