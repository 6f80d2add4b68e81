/** The server's events: a new revision, its end, its return. */

/**
 * Listen for as long as the page is open; a page that is hidden for long hangs up, since a browser
 * gives one server few connections.
 * The first event of a connection says which revision it is: `hello`, with whether it is not the first time.
 * @param {{hello: (revision: number, again: boolean) => void,
 *   changed: (revision: number, templates: string[] | null) => void, gone: (ended: boolean) => void}} listener
 */
export function listen(listener) {
  /** Ms hidden before it hangs up. */
  const patience = 30_000;
  let source = null;
  let timer = 0;
  let times = 0;
  const connect = () => {
    source = new EventSource("/api/events");
    let isFirst = true;
    source.addEventListener("open", () => (isFirst = true));
    source.addEventListener("revision", (event) => {
      const { revision, templates } = JSON.parse(event.data);
      if (isFirst) listener.hello(revision, times++ > 0);
      else listener.changed(revision, Array.isArray(templates) ? templates : null);
      isFirst = false;
    });
    source.addEventListener("end", () => listener.gone(true));
    source.addEventListener("error", () => {
      listener.gone(false);
      if (source.readyState === EventSource.CLOSED) later();
    });
  };
  const later = () => setTimeout(connect, 1000);
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => source.close(), patience);
    else if (source.readyState === EventSource.CLOSED) connect();
  });
  addEventListener("pagehide", () => source.close());
  connect();
}
