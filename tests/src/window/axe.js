// Holds the page against WCAG 2.2 AA and axe's own good practice, once nothing moves any more.
// Run by WebDriver after axe-core itself; gives a line for each thing that is wrong.
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const moving = document.getAnimations().map(({ finished }) => finished.catch(() => null));
return Promise.all(moving)
  .then(() => axe.run(document, { runOnly: tags }))
  .then(({ violations, passes }) => {
    const wrong = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
    return passes.length < 5 ? [...wrong, "axe saw nothing"] : wrong;
  });
