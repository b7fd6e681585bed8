import { Absent } from '../measured.ts';
void Absent;
export const sets = {};
