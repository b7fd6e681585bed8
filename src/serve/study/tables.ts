import { articles, revisions } from './articles.ts';
import { claims } from './claims.ts';
import type { Table } from './column.ts';
import { copies } from './copies.ts';
import { fronts } from './fronts.ts';
import { ledger } from './ledger.ts';
import { members, stories } from './stories.ts';

/** THE table of exports that are tables: docs/exports.md is made from it. */
export const TABLES = { articles, revisions, claims, copies, stories, members, ledger, fronts } as const;
export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** A table whose rows are its own business. */
export const tableOf = (name: TableName): Table<unknown> => TABLES[name] as unknown as Table<unknown>;
