/** The law under which a framework was let and is called off: chosen for each framework, light touch but for the NHS's own. */
export type Regime = "PCR_2015_LIGHT_TOUCH" | "PA_2023_LIGHT_TOUCH" | "PSR_2023";
