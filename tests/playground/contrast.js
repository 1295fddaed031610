// For each text on the page: its contrast against the first opaque background above it (WCAG 2.2).
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const PICKED =
    "h1, h2, .who p, .people b, .people small, .initials, .words, .words a, .stamp time, .key, #hint li button, .day, #text, .slash, #language, " +
    ".quoted b, .quoted span, .newer, .absent, .start, #alert p, #alert button, .tools button";
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = rgba(getComputedStyle(at).backgroundColor);
      if (found[3] > 150) return found;
    }
    return [255, 255, 255, 255];
  };
  const shown = [...document.querySelectorAll(PICKED)].filter((node) => node.checkVisibility());
  return shown.map((node) => {
    const pair = [light(rgba(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x);
    return [`${node.tagName}.${node.className} ${node.textContent.slice(0, 12)}`, (pair[0] + 0.05) / (pair[1] + 0.05)];
  });
}
