/** The browser's own store of answers, which jsdom lacks, in memory. */
export function memoryCaches(): Pick<CacheStorage, 'open' | 'keys' | 'delete'> {
  const stores = new Map<string, Map<string, Response>>();
  const addressOf = (asked: RequestInfo | URL) => (asked instanceof Request ? asked.url : String(asked));
  const cacheOf = (store: Map<string, Response>) => ({
    put: (asked: RequestInfo | URL, said: Response) => Promise.resolve(void store.set(addressOf(asked), said)),
    match: (asked: RequestInfo | URL) => Promise.resolve(store.get(addressOf(asked))?.clone()),
    delete: (asked: RequestInfo | URL) => Promise.resolve(store.delete(addressOf(asked))),
    keys: () => Promise.resolve([...store.keys()].map((url) => new Request(url))),
  });
  return {
    open: (name) => {
      const store = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, store);
      return Promise.resolve(cacheOf(store) as unknown as Cache);
    },
    keys: () => Promise.resolve([...stores.keys()]),
    delete: (name) => Promise.resolve(stores.delete(name)),
  };
}
