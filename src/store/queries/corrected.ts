import { prepared } from '../prepared.ts';

/** Articles of places from `since` on that carry a correction or have more than one text, newest first. */
export const selectCorrected = prepared((db, p: { since: number; before?: number; limit: number }) => {
  const query = db
    .selectFrom('heads')
    .select(['revision_id', 'place'])
    .where((e) => e.or([e('corrected', '=', 1), e('number', '>', 1)]))
    .where('place', '>=', p.since)
    .orderBy('place', 'desc')
    .limit(p.limit);
  return p.before === undefined ? query : query.where('place', '<', p.before);
});
