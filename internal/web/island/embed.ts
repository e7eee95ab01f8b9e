// A page that stands in a frame of another site tells that site's page how high it is, and nothing else.

export function embedded(): void {
  if (document.body.dataset["embed"] === undefined || parent === window) return;
  const tell = (): void => parent.postMessage({ svodka: "height", height: document.documentElement.scrollHeight }, "*");
  new ResizeObserver(tell).observe(document.body);
}
