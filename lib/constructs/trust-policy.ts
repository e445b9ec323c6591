/** Trust policies are measured where the configuration is checked, before any construct: they live in lib/naming. */
export * from '../naming/trust-policy';
