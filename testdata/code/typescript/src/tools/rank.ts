export const rank = (docs: string[], query: string): string[] =>
  docs.filter((doc) => query.includes(doc.slice(0, 6))).concat(docs).slice(0, docs.length);
