import type { Bound, FigureKind } from '../model/claim.ts';

/** What is measured; figures of different dimensions never answer one question. Counts of things and of people are one dimension. */
export type Dimension = 'count' | 'money' | 'percent' | 'duration' | 'length' | 'mass' | 'area' | 'other';

/** A number with its bounds, scaled to the base unit of its dimension (metres, kilograms, square metres, hours). */
export interface Quantity {
  readonly value: number;
  readonly low: number;
  /** Infinity where the bound is open. */
  readonly high: number;
  readonly bound?: Bound;
  /** True for "dozens": `value` is the least it says. */
  readonly vague: boolean;
  /** True for "nearly 200,000": the number meant is at most the one stated. */
  readonly below: boolean;
  /** True for "a dozen", "two dozen". */
  readonly dozens: boolean;
  readonly dimension: Dimension;
  /** The place value of the number's last digit that is not zero, scaled, and how many digits it has up to there: 100 and 2 of 2,800. */
  readonly step: number;
  readonly digits: number;
  /** Folded unit as it stands; empty where there is none. */
  readonly unit: string;
  /** Base units in one unit; 1 where the unit is unknown. */
  readonly scale: number;
}

type Units = readonly (readonly [names: string, Dimension, number])[];

/** Units with their size in the base unit (SI; international yard and pound of 1959). Written in Latin, Cyrillic and Han script. */
const UNITS: Units = [
  ['kilometer kilometers kilometre kilometres km kms kilomètre kilomètres kilómetro kilómetros км 公里 千米', 'length', 1000],
  ['mile miles meile meilen milla millas', 'length', 1609.344],
  ['meter meters metre metres m mètre mètres metro metros метр метров 米', 'length', 1],
  ['foot feet ft fuß', 'length', 0.3048],
  ['yard yards', 'length', 0.9144],
  ['inch inches', 'length', 0.0254],
  ['kilogram kilograms kilogramm kg kilo kilos кг 公斤', 'mass', 1],
  ['pound pounds lb lbs', 'mass', 0.45359237],
  ['ton tons', 'mass', 907.18474],
  ['tonne tonnes tonnen metric', 'mass', 1000],
  ['ounce ounces', 'mass', 0.028349523],
  ['acre acres', 'area', 4046.8564],
  ['hectare hectares hektar ha', 'area', 10_000],
  ['minute minutes minuten минут 分钟', 'duration', 1 / 60],
  ['second seconds sekunden secondes segundos', 'duration', 1 / 3600],
  ['hour hours stunde stunden heure heures hora horas часов 小时', 'duration', 1],
  ['day days tag tage tagen jour jours día días дней 天', 'duration', 24],
  ['week weeks woche wochen semaine semaines semana semanas недель 周', 'duration', 168],
  ['month months monat monate monaten mois mes meses месяцев 个月', 'duration', 730],
  ['year years jahr jahre jahren an ans année années año años лет 年', 'duration', 8766],
];
const BY_NAME = new Map(UNITS.flatMap(([names, dimension, scale]) => names.split(' ').map((name) => [name, { dimension, scale }] as const)));

export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high?: number;
  readonly bound?: Bound;
  readonly kind: FigureKind;
  /** Folded unit word, where there is one. */
  readonly unit?: string;
  readonly vague?: boolean;
  readonly below?: boolean;
  /** The number is said in dozens. */
  readonly dozens?: boolean;
}

/** Whether a folded word is a unit with a size of its own. */
export function isUnit(word: string): boolean {
  return word.length > 1 && BY_NAME.has(word);
}

/** A figure as a quantity. */
export function quantityOf(m: Measured): Quantity {
  const unit = (m.unit ?? '').replace(/^[-‐‑]/, '');
  const known = m.kind === 'money' || m.kind === 'percent' ? undefined : BY_NAME.get(unit);
  const scale = known?.scale ?? 1;
  const high = m.vague === true ? undefined : m.high;
  return {
    value: m.value * scale,
    low: (m.low ?? m.value) * scale,
    high: (high ?? Infinity) * scale,
    ...(m.bound ? { bound: m.bound } : {}),
    vague: m.vague === true,
    below: m.below === true,
    dozens: m.dozens === true,
    dimension: known?.dimension ?? dimensionOf(m.kind, unit),
    ...precision(m.value, scale),
    ...(m.dozens === true ? { step: 12 * scale } : {}),
    unit,
    scale,
  };
}

function precision(value: number, scale: number): { readonly step: number; readonly digits: number } {
  const [mantissa = '0', exponent = '0'] = Number(Math.abs(value).toPrecision(12)).toExponential().split('e');
  const digits = mantissa.replace('.', '').length;
  return { step: 10 ** (Number(exponent) - digits + 1) * scale, digits };
}

function dimensionOf(kind: FigureKind, unit: string): Dimension {
  if (kind === 'money' || kind === 'percent' || kind === 'duration') return kind;
  if (kind === 'distance') return 'length';
  return unit === '' ? 'count' : 'other';
}
