/** Colors for light and dark; red is for what went wrong, and is hatched or crossed so that it needs no color to be seen. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1c2128; --quiet: #646d78; --line: #d5dae0; --soft: #f3f5f7;
  --blue: #4a90e2; --green: #35a862; --blue-text: #1f66c1; --green-text: #1d7a42; --late: #23408f; --red: #d92d3a; --other: #b58a00; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181d; --ink: #e8ebee; --quiet: #98a2ad; --line: #39414b;
  --soft: #1c2229; --blue: #5aa0f2; --green: #3fb76d; --blue-text: #5aa0f2; --green-text: #3fb76d; --late: #8c9eff; --red: #ff5c66; --other: #e0b020; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1300px; margin: 0 auto; padding: 24px; }
h1 { font-size: 26px; margin: 0; } h2 { font-size: 18px; margin: 28px 0 8px; } p { margin: 4px 0 12px; color: var(--quiet); }
svg { display: block; width: 100%; min-width: 1100px; height: auto; font: 12px system-ui, sans-serif; }
svg text { fill: var(--ink); paint-order: stroke; stroke: var(--ground); stroke-width: 3px; stroke-linejoin: round; } svg .quiet { fill: var(--quiet); } svg .end { text-anchor: end; } svg .middle { text-anchor: middle; }
svg .title { font-size: 15px; font-weight: 600; } svg .command { font-weight: 600; } svg .switch { font-weight: 700; }
svg .to-blue { fill: var(--blue-text); } svg .to-green { fill: var(--green-text); }
rect.blue { fill: var(--blue); } rect.green { fill: var(--green); } rect.late { fill: var(--late); }
rect.sick, rect.unknown { fill: var(--other); } rect.failed { fill: url(#failed); stroke: var(--red); stroke-width: .6; }
path.lost { stroke: var(--red); stroke-width: 2.5; fill: none; }
.tick { stroke-width: 2; fill: none; } .tick.blue { stroke: var(--blue); } .tick.green { stroke: var(--green); }
.tick.late { stroke: var(--late); } .tick.sick, .tick.unknown { stroke: var(--other); }
.tick.failed, .tick.lost { stroke: var(--red); stroke-width: 3; }
.bar { opacity: .85; } rect.bar.lost { fill: var(--red); opacity: 1; }
.band { fill: var(--quiet); opacity: .7; } .band.rejected { fill: var(--red); opacity: 1; }
.leader, .base { stroke: var(--line); } .ground { fill: var(--soft); }
.act { stroke: var(--quiet); stroke-dasharray: 2 4; opacity: .6; }
.act.traffic { stroke: var(--ink); stroke-width: 1.6; stroke-dasharray: none; opacity: 1; }
.hatch { fill: var(--red); } .hatch-line { stroke: var(--ground); stroke-width: 1.4; opacity: .65; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 14px 4px 0; text-align: left; border-bottom: 1px solid var(--line); }
th, td.number { white-space: nowrap; } td.number, th.number { text-align: right; } .wide { overflow-x: auto; } .wrong { color: var(--red); font-weight: 700; }
`
