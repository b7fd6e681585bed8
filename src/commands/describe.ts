import type { CleanDecided, FetchDecided, LedgerDecided, ReprintDecided, StoryDecided } from '../flow.ts';
