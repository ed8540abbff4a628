/** A stream the test speaks on. */
export class SpokenSource extends EventTarget {
  static opened: SpokenSource[] = [];
  static readonly CLOSED = 2;
  readyState = 1;
  url: string;
  constructor(url: string) {
    super();
    this.url = url;
    SpokenSource.opened.push(this);
  }
  close() {
    this.readyState = 2;
  }
  say(type: string, data: unknown = null, lastEventId = '') {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId }));
  }
  fail(readyState: number) {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}
