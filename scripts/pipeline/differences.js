// Names what a plan would change, one line an object, without values: terraform show -json plan | differences.js
let text = '';
process.stdin.setEncoding('utf8').on('data', (more) => (text += more));
process.stdin.on('end', () => {
  const { resource_changes: changes = [] } = JSON.parse(text);
  const lines = changes
    .filter(({ change }) => change.actions.some((action) => action !== 'no-op' && action !== 'read'))
    .map(({ address, change: { actions, before, after } }) => {
      const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
      const differ = names.filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
      const what = actions.join(' and ');
      return `- \`${address}\`: ${what}${before && after ? ` (${differ.join(', ')})` : ''}`;
    });
  process.stdout.write(`\n${lines.length === 0 ? '- only outputs differ' : lines.sort().join('\n')}\n\n`);
});
