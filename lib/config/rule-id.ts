/** Id of a rule of the review: the name of its file, e.g. `administrator-grant`. */
export const RULE_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
