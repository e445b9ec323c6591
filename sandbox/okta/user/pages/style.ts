/** Colours have at least 4.5 : 1 for text and 3 : 1 for edges, in both themes. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #eef1f8; --glow: #dfe6fb; --card: #ffffff; --text: #1b2033; --soft: #525b75; --edge: #d8deec;
  --field: #7b849e; --accent: #3448c5; --accent-hover: #27379e; --on-accent: #ffffff;
  --alert: #a3142e; --alert-ground: #fdeef0; --tile: #f7f9ff; --shadow: 0 1px 2px #1b203314, 0 12px 32px #1b203314;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1220; --glow: #1c2442; --card: #191d2e; --text: #eceffa; --soft: #a7b0cb; --edge: #2d3349;
    --field: #78829f; --accent: #9fb0ff; --accent-hover: #bccaff; --on-accent: #10142a;
    --alert: #ffb3bd; --alert-ground: #3a1a22; --tile: #1f2438; --shadow: 0 12px 32px #0008;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; color: var(--text);
  background: radial-gradient(60rem 30rem at 50% -10rem, var(--glow), transparent), var(--ground);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
}
header { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; padding: 1rem max(1.25rem, calc(50% - 28.75rem)); min-height: 4.5rem; }
header .org { font-weight: 650; letter-spacing: -.01em; }
header .who { margin-left: auto; color: var(--soft); }
.badge { font-size: .8125rem; color: var(--soft); border: 1px solid var(--edge); border-radius: 1rem; padding: .0625rem .625rem; }
main { width: 100%; max-width: 26rem; margin: 0 auto; padding: 6vh 1.25rem 3rem; flex: 1; }
main.wide { max-width: 60rem; padding-top: 2rem; }
.card { background: var(--card); border: 1px solid var(--edge); border-radius: 1rem; padding: 2rem; box-shadow: var(--shadow); }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.02em; margin: 0 0 .5rem; }
h2 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
p { margin: .5rem 0; }
.soft { color: var(--soft); }
a { color: var(--accent); }
label { display: block; font-weight: 600; margin: 1.25rem 0 .375rem; }
input:not([type=hidden]) {
  width: 100%; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--field);
  border-radius: .5rem; padding: .625rem .75rem;
}
button, .button {
  font: inherit; font-weight: 600; border: 1px solid transparent; border-radius: .5rem; padding: .625rem 1.125rem;
  background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none; display: inline-block;
}
button:hover, .button:hover { background: var(--accent-hover); }
button.quiet { background: transparent; color: var(--text); border-color: var(--field); }
button.quiet:hover { background: var(--tile); }
button.small { padding: .25rem .75rem; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
.actions.full button { width: 100%; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.alert { margin: 1rem 0 0; padding: .75rem 1rem; border-radius: .5rem; background: var(--alert-ground); color: var(--alert); font-weight: 550; }
.tiles { list-style: none; margin: 1.5rem 0 0; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); }
.tile {
  display: flex; flex-direction: column; gap: .875rem; height: 100%; padding: 1.25rem; border: 1px solid var(--edge); border-radius: 1rem;
  background: var(--card); color: inherit; text-decoration: none; box-shadow: var(--shadow); overflow-wrap: anywhere;
  transition: transform .12s, border-color .12s;
}
a.tile:hover { border-color: var(--accent); transform: translateY(-2px); }
@media (prefers-reduced-motion: reduce) { .tile { transition: none; } a.tile:hover { transform: none; } }
.tile svg { width: 2.75rem; height: 2.75rem; border-radius: .75rem; background: var(--tile); color: var(--accent); padding: .5rem; }
.tile strong { display: block; line-height: 1.3; }
.reasons { margin: .75rem 0 0; padding: 0; list-style: none; border-top: 1px solid var(--edge); }
.reasons li { padding: .625rem 0; border-bottom: 1px solid var(--edge); overflow-wrap: anywhere; }
.reasons span { display: block; color: var(--soft); }
.reasons + p { margin-top: 1.25rem; }
code, .code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .9375em; overflow-wrap: anywhere; }
.code.big { font-size: 2rem; letter-spacing: .12em; text-align: center; margin: 1.25rem 0; padding: .75rem; border-radius: .75rem; background: var(--tile); }
`;
