/** The server's events: a new revision, its end, its return. */

/**
 * Listen for as long as the page is open; a page that is hidden for long hangs up, since a browser
 * gives one server few connections.
 * Each connection begins with a revision without templates, `hello`: which it is, and whether there was
 * a connection before. `rows` says that more is known of the rows of the table.
 * @param {{hello: (revision: number, again: boolean) => void,
 *   changed: (revision: number, templates: string[] | null) => void,
 *   rows: () => void, gone: (ended: boolean) => void}} listener
 */
export function listen(listener) {
  /** Ms hidden before it hangs up. */
  const patience = 30_000;
  let source = null;
  let timer = 0;
  let times = 0;
  const connect = () => {
    source = new EventSource("/api/events");
    source.addEventListener("revision", (event) => {
      const { revision, templates } = JSON.parse(event.data);
      if (templates.length === 0) listener.hello(revision, times++ > 0);
      else listener.changed(revision, Array.isArray(templates) ? templates : null);
    });
    source.addEventListener("rows", () => listener.rows());
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
