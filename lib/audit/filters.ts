/** Settings of the app that decide which group names which role. */
export const FILTERS = ['groupFilter', 'roleValuePattern', 'appFilter'] as const;
