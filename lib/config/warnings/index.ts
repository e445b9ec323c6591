// One line for each warning, in the order of their names; a test compares the list with the folder.
export * from './expired-grants';
export * from './kept-as-it-is';
export * from './many-assignments';
export * from './many-role-groups';
export * from './roles-granted-to-nobody';
export * from './roles-without-policies';
export * from './session-tags-not-sent';
export * from './switch-role';
export * from './unknown-aws-policies';
